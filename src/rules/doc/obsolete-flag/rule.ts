import { OBSOLETE_COMMANDS, obsoleteFlag } from '../../kubectl/obsolete.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import type { Rule } from '../../types.ts';

/** What kubectl has dropped, or is about to drop, must not be taught. */
export const rule: Rule = {
  id: 'doc/obsolete-flag',
  severity: 'error',
  summary: 'A command or flag that kubectl has removed, or warns of.',
  why: `\`kubectl run --replicas=3\` once made a Deployment, \`kubectl rolling-update\` once replaced a replication controller,
\`kubectl version --short\` once printed less. Today kubectl refuses them. Other flags, such as \`--record\`, still
work and print that they are deprecated; those are reported as warnings.`,
  source: 'https://kubernetes.io/docs/reference/kubectl/conventions/',
  check({ lesson, report }) {
    for (const { line, inline } of typedKubectlLines(lesson)) {
      const [first] = line.operands;
      const command = line.command.path === '' && first !== undefined ? OBSOLETE_COMMANDS.get(first.value) : undefined;
      // `kubectl convert` also is a plugin, which must be installed.
      if (command !== undefined && first !== undefined) {
        report({
          range: first.range,
          message: `kubectl ${first.value} is gone${since(command.since)}; kubectl says: error: unknown command "${first.value}" for "kubectl"`,
          help: command.instead,
          ...(inline || first.value === 'convert' ? { severity: 'warning' as const } : {}),
        });
      }
      for (const flag of line.flags) {
        const obsolete = obsoleteFlag(line.command.path, flag.name);
        if (obsolete === undefined || (obsolete.state === 'removed' ? flag.info !== undefined : flag.info?.deprecated !== true)) continue;
        const written = flag.word.value;
        report({
          range: flag.word.range,
          message:
            obsolete.state === 'removed'
              ? `kubectl ${line.command.path} has lost its flag ${written}${since(obsolete.since)}; it says: error: unknown flag: ${written}`
              : `the flag ${written} of kubectl ${line.command.path} is deprecated: kubectl prints a warning, and a later release drops it`,
          help: obsolete.instead,
          ...(inline || obsolete.state === 'deprecated' ? { severity: 'warning' as const } : {}),
        });
      }
    }
  },
};

function since(release: string | undefined): string {
  return release === undefined ? '' : ` since kubectl ${release}`;
}
