import type { PrettyOptions } from '../../findings/reporters/pretty.ts';
import type { Io } from '../io.ts';

const WIDTH_WITHOUT_TERMINAL = 100;
const WIDEST = 120;

/** How the pretty report is to look: for the terminal that there is, or plain for a file. */
export function prettyOptions(io: Pick<Io, 'env' | 'stdout'>, toFile: boolean): PrettyOptions {
  const columns = toFile ? undefined : io.stdout.columns;
  return {
    color: !toFile && usesColor(io),
    width: Math.min(columns || WIDTH_WITHOUT_TERMINAL, WIDEST),
  };
}

/**
 * Whether to write colours: `FORCE_COLOR` decides (0 means no), then `NO_COLOR` (anything but the
 * empty text means no), then whether standard output is a terminal that can show them.
 * Rule: no-color.org, and Node's documentation of `FORCE_COLOR`.
 */
export function usesColor({ env, stdout }: Pick<Io, 'env' | 'stdout'>): boolean {
  const force = env['FORCE_COLOR'];
  if (force !== undefined) return force !== '0' && force !== 'false';
  if (env['NO_COLOR']) return false;
  return stdout.isTerminal && env['TERM'] !== 'dumb';
}
