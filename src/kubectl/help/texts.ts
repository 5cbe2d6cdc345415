import { CHANGING } from './texts-changing.ts';
import { OTHER } from './texts-other.ts';

/** What `kubectl COMMAND --help` of kubectl 1.36 says of a command besides its flags. */
export interface HelpText {
  about: string;
  examples?: string;
}

/** The texts of the commands whose help is kept in full. */
export const TEXTS: Readonly<Record<string, HelpText>> = { ...CHANGING, ...OTHER };
