/**
 * Whether a command line names a file of the workspace, or a folder that holds it.
 * @param name relative to the workspace
 */
export function isNamed(name: string, command: string): boolean {
  const words = command.split(/[\s'"=,;|&()<>]+/).map((word) => word.replace(/^\.\//, '').replace(/\/$/, ''));
  return words.some((word) => word === name || word === '.' || (word !== '' && name.startsWith(`${word}/`)));
}
