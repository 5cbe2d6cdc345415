import type { ShellCommand } from './command.ts';
import { curl } from './curl/curl.ts';
import { CLUSTER_TOOLS } from './cluster-tools.ts';
import { docker } from './docker/docker.ts';
import { kubectl } from './kubectl.ts';

/** The programs that the simulated computer has beside those of the shell. */
export const COMMANDS: readonly ShellCommand[] = [kubectl, curl, docker, ...CLUSTER_TOOLS];
