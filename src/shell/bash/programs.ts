/**
 * The programs of the interpreter that the simulated computer has, beside the commands of ours. The others that
 * just-bash knows (archives, SQLite, Python, a search engine for source code …) no lesson types; a page would have to
 * load them (src/site/build/bash-for-pages.ts leaves them out), and so Node does without them too.
 */
export const PROGRAMS = [
  'alias', 'awk', 'base64', 'basename', 'bash', 'cat', 'chmod', 'clear', 'column', 'comm', 'cp', 'cut', 'diff', 'dirname', 'egrep', 'env', 'expr', 'false', 'fgrep',
  'find', 'fold', 'grep', 'head', 'help', 'history', 'jq', 'ln', 'ls', 'md5sum', 'mkdir', 'mv', 'nl', 'paste', 'printenv', 'printf', 'pwd', 'readlink', 'rev', 'rm', 'rmdir', 'sed', 'seq', 'sh',
  'sha256sum', 'sort', 'stat', 'tac', 'tail', 'tee', 'time', 'timeout', 'touch', 'tr', 'tree', 'true', 'unalias', 'uniq', 'wc', 'which', 'whoami', 'xargs',
] as const;
