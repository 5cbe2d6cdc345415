/** A name of an image as Docker shows it: `eta` becomes `eta:latest`. Digests stay as they are. */
export function tagged(name: string): string {
  const short = name.replace(/^docker\.io\/(?:library\/)?/, '');
  return /:[^/]+$|@/.test(short) ? short : `${short}:latest`;
}

/** Repository and tag. */
export function splitTag(name: string): [repository: string, tag: string] {
  const at = name.lastIndexOf(':');
  return at > name.lastIndexOf('/') ? [name.slice(0, at), name.slice(at + 1)] : [name, 'latest'];
}
