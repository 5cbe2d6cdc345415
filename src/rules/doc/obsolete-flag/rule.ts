import { OBSOLETE_COMMANDS, obsoleteFlag } from '../../kubectl/obsolete.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import type { Word } from '../../../lesson/types.ts';
import type { Rule } from '../../types.ts';

/** What kubectl has dropped, or is about to drop, must not be taught. */
export const rule: Rule = {
  id: 'doc/obsolete-flag',
  severity: 'error',
  summary: 'A command or flag that kubectl has removed, or warns of.',
  why: `\`kubectl run --replicas=3\` once made a Deployment, \`kubectl rolling-update\` once replaced a replication controller,
\`kubectl version --short\` once printed less. Today kubectl refuses them. Other flags, such as \`--record\`, still
work and print that they are deprecated, as does \`--dry-run\` without a value; those are reported as warnings.`,
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
        const strategy = flag.name === 'dry-run' && flag.info !== undefined ? insteadOfDryRun(flag.value) : undefined;
        if (strategy !== undefined) {
          const written = flag.word.value + (flag.value === undefined ? ' without a value' : `=${flag.value.value}`);
          report({
            range: flag.value === undefined ? flag.word.range : { start: flag.word.range.start, end: flag.value.range.end },
            message: `${written} is deprecated: kubectl prints a warning`,
            help: `write --dry-run=${strategy}`,
            severity: 'warning',
          });
        }
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

/**
 * What kubectl takes `--dry-run` for that has no value, or a boolean one; undefined where it names its strategy.
 * Rule: `GetDryRunStrategy` of kubectl's cmd/util; 1.23.0 refused these, and 1.23.1 took them back.
 */
function insteadOfDryRun(value: Word | undefined): 'client' | 'none' | undefined {
  if (value === undefined || /^(?:1|t|true|T|TRUE|True|unchanged)$/.test(value.value)) return 'client';
  return /^(?:0|f|false|F|FALSE|False)$/.test(value.value) ? 'none' : undefined;
}

function since(release: string | undefined): string {
  return release === undefined ? '' : ` since kubectl ${release}`;
}
