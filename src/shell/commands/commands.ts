import { CLOCK_COMMANDS } from './clock.ts';
import type { ShellCommand } from './command.ts';
import { curl } from './curl/curl.ts';
import { CLUSTER_TOOLS } from './cluster-tools.ts';
import { docker } from './docker/docker.ts';
import { JOB_COMMANDS } from './jobs.ts';
import { SMALL_COMMANDS } from './echo.ts';
import { kubectl } from './kubectl.ts';

/** The programs that the simulated computer has beside those of the interpreter. */
export const COMMANDS: readonly ShellCommand[] = [kubectl, curl, docker, ...CLUSTER_TOOLS, ...CLOCK_COMMANDS, ...JOB_COMMANDS, ...SMALL_COMMANDS];
