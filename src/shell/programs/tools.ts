import type { Applet } from '../../cluster/images/shell/machine.ts';
import { awk } from './awk/awk.ts';
import { jq } from './jq/jq.ts';
import { TEXT_TOOLS } from './text-tools.ts';

/** Programs of a computer that containers do not have, or have in a smaller edition. */
export const TOOLS: Readonly<Record<string, Applet>> = { ...TEXT_TOOLS, awk, jq };
