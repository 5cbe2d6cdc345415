/** What the page itself does in place of a command that only makes sense on a screen of its own. */
export type PageCommand = 'clear' | 'close';

/** The page's own commands, which the simulated computer is not asked for. */
export function pageCommand(command: string): PageCommand | undefined {
  if (/^\s*(?:clear|reset)\s*$/.test(command)) return 'clear';
  return /^\s*(?:exit|logout)\s*$/.test(command) ? 'close' : undefined;
}

const EDITORS = 'There is no editor in this terminal. Press Edit below the block that shows the file.';
const PAGERS = 'There is no pager in this terminal. cat prints a file, and the terminal scrolls.';

const INSTEAD: Readonly<Record<string, string>> = {
  vi: EDITORS, vim: EDITORS, nvim: EDITORS, nano: EDITORS, emacs: EDITORS, code: EDITORS,
  less: PAGERS, more: PAGERS,
  history: 'The arrow keys bring earlier commands back.',
  man: 'There are no manual pages here. kubectl and its commands have --help, and kubectl explain describes fields.',
  watch: 'There is no watch in this terminal. kubectl get has --watch.',
  sudo: 'There is no sudo in this terminal, and nothing that would need it.',
};

/** What to do instead of a command that the simulated computer does not have; undefined when there is nothing to say. */
export function insteadOf(command: string): string | undefined {
  const [name = ''] = command.trim().split(/\s/, 1);
  return Object.hasOwn(INSTEAD, name) ? INSTEAD[name] : undefined;
}
