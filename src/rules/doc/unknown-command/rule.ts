import type { Lesson } from '../../../lesson/types.ts';
import type { KubectlLine } from '../../kubectl/read-line.ts';
import { slipOf } from '../../kubectl/slips.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import { kubectlCommand } from '../../../kube/command-line/command-table.ts';
import { OBSOLETE_COMMANDS } from '../../kubectl/obsolete.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { programName, programWords } from '../../command-words.ts';
import { nearestName } from '../../../kube/nearest.ts';
import type { Rule, RuleReport } from '../../types.ts';

/** kubectl must have the command that is typed. */
export const rule: Rule = {
  id: 'doc/unknown-command',
  severity: 'error',
  summary: 'kubectl has no such command or subcommand.',
  why: `A misspelt command (\`kubectl appply\`), a subcommand that does not exist (\`kubectl rollout restat\`,
\`kubectl create pod\`) or a file without \`-f\` (\`kubectl apply pod.yaml\`) stops the reader with an error of kubectl.

A first word that kubectl does not know may be a plugin. In documents other than lessons of ours it is reported only
when it is one slip away from a command; in our lessons also when nothing installs a plugin. What a sentence only
mentions is reported as a warning.`,
  source: 'https://kubernetes.io/docs/reference/kubectl/generated/',
  check({ lesson, report }) {
    const ours = lesson.dialect === 'mdx';
    for (const { line, inline } of typedKubectlLines(lesson)) {
      const found = judge(line, ours && !bringsPlugins(lesson));
      if (found !== undefined) report(inline ? { ...found, severity: 'warning' } : found);
    }
  },
};

/** Commands below which every first word is a subcommand; `create` and `apply` take files by flags only. */
const GROUPS = new Set(['rollout', 'set', 'config', 'auth', 'certificate', 'top', 'plugin', 'create secret', 'create service']);

function judge(line: KubectlLine, noPlugins: boolean): RuleReport | undefined {
  const [word] = line.operands;
  if (word === undefined || word.dynamic || !/^[A-Za-z./][\w.:/-]*$/.test(word.value)) return undefined;
  const { path, subcommands } = line.command;
  if (path === '') {
    if (OBSOLETE_COMMANDS.has(word.value)) return undefined;
    const slip = slipOf(word.value, subcommands.keys());
    if (slip === undefined && !noPlugins) return undefined;
    const near = slip ?? nearestName(word.value, subcommands.keys());
    return {
      range: word.range,
      message: `kubectl has no command ${word.value}; it says: error: unknown command "${word.value}" for "kubectl"`,
      ...(near === undefined ? {} : { help: `write kubectl ${near}` }),
    };
  }
  if (GROUPS.has(path)) {
    const near = nearestName(word.value, subcommands.keys());
    return {
      range: word.range,
      message: `kubectl ${path} has no subcommand ${word.value}; it says: error: unknown command "${word.value}"`,
      help: near === undefined ? `it has ${[...subcommands.keys()].join(', ')}` : `write kubectl ${path} ${near}`,
    };
  }
  const flagsKnown = line.flags.every((flag) => flag.info !== undefined);
  if (path === 'create' || ((path === 'apply' || path === 'replace') && flagsKnown && !line.unsure)) return unexpectedArgument(line);
  return undefined;
}

/** `kubectl create pod web`, `kubectl apply pod.yaml`: these commands take no operands of their own. */
function unexpectedArgument(line: KubectlLine): RuleReport | undefined {
  const [word] = line.operands;
  const { path } = line.command;
  const all = line.operands.map((operand) => operand.value).join(' ');
  const message = `kubectl ${path} takes no argument ${word!.value}; it says: error: Unexpected args: [${all}]`;
  if (/\.(?:ya?ml|json)$/.test(word!.value)) {
    const attached = line.flags.some((flag) => flag.name === 'filename');
    return { range: word!.range, message, help: attached ? `write -f ${word!.value}: each file needs its own -f` : `write kubectl ${path} -f ${word!.value}` };
  }
  if (path !== 'create') return undefined;
  const near = nearestName(word!.value, kubectlCommand('create')!.subcommands.keys());
  return {
    range: word!.range,
    message,
    help:
      near !== undefined
        ? `write kubectl create ${near}`
        : /^(?:pods?|po)$/.test(word!.value)
          ? 'kubectl run makes a pod; kubectl create makes other objects, or reads a manifest with -f'
          : 'write a manifest, and create it with kubectl create -f FILE',
  };
}

/** The page installs plugins, or makes one: a program called `kubectl-…`. */
function bringsPlugins(lesson: Lesson): boolean {
  return simpleCommands(lesson).some(
    ({ simple }) =>
      programName(simple) === 'kubectl-argo-rollouts' ||
      programWords(simple).some((word) => /kubectl[-_]\w|krew/.test(word.value)),
  );
}
