import { SUMMARIES } from './summaries.ts';

/** The commands of kubectl in the order of its help, by group. */
const GROUPS: readonly (readonly [title: string, commands: string])[] = [
  ['Basic Commands (Beginner)', 'create expose run set'],
  ['Basic Commands (Intermediate)', 'explain get edit delete'],
  ['Deploy Commands', 'rollout scale autoscale'],
  ['Cluster Management Commands', 'certificate cluster-info top cordon uncordon drain taint'],
  ['Troubleshooting and Debugging Commands', 'describe logs attach exec port-forward proxy cp auth debug events'],
  ['Advanced Commands', 'diff apply patch replace wait kustomize'],
  ['Settings Commands', 'label annotate completion'],
  ['Subcommands provided by plugins', ''],
  ['Other Commands', 'api-resources api-versions config kuberc plugin version'],
];

/** The middle of `kubectl --help`. */
export function groupedCommands(): string {
  return GROUPS.map(([title, commands]) => {
    const rows = commands.split(' ').filter((name) => name !== '').map((name) => `  ${name.padEnd(16)}${SUMMARIES[name]![0]}`);
    return [`${title}:`, ...rows].join('\n');
  }).join('\n\n');
}
