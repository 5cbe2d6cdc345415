import { nearestName } from '../../../kube/nearest.ts';
import type { KubectlLine, LineFlag } from '../../kubectl/read-line.ts';
import { obsoleteFlag } from '../../kubectl/obsolete.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import type { Rule, RuleReport } from '../../types.ts';

/** kubectl's command must have the flags that are typed, and those without which it does nothing. */
export const rule: Rule = {
  id: 'doc/unknown-flag',
  severity: 'error',
  summary: 'A kubectl command has a flag that does not exist, or lacks one that it needs.',
  why: `\`kubectl get pods --nosuchflag\` prints \`error: unknown flag\` and does nothing; \`kubectl scale deployment web\`
without \`--replicas\` prints \`error: required flag(s) "replicas" not set\`; \`-n\` at the end of a line has lost its value.
A flag of another program, such as \`ls -la\` behind \`kubectl exec\`, must stand behind \`--\`.

The flags are those of kubectl 1.36, deprecated ones included. Commands of plugins are not looked at.`,
  source: 'https://kubernetes.io/docs/reference/kubectl/generated/',
  check({ lesson, report }) {
    const ours = lesson.dialect === 'mdx';
    for (const { line, inline } of typedKubectlLines(lesson)) {
      // A word that is no command may be a plugin, with flags of its own.
      if (line.command.path === '' || line.command.flags === undefined) continue;
      if (namesNoCommand(line)) continue;
      for (const flag of line.flags) {
        // In a sentence `kubectl apply -f` speaks of the flag, whose value comes with the file.
        if (inline && !ours && flag.info !== undefined && flag.value === undefined) continue;
        const found = judge(line, flag);
        if (found !== undefined) report(inline && !ours ? { ...found, severity: 'warning' } : found);
      }
      const missing = inline ? undefined : missingFlags(line);
      if (missing !== undefined) report(missing);
    }
  },
};

/** `create deploymnet web --image=…`: the word was to name a command, whose flags are not known. */
function namesNoCommand(line: KubectlLine): boolean {
  const takesFiles = line.flags.some((flag) => flag.name === 'filename' || flag.name === 'kustomize');
  return line.operands.length > 0 && line.command.subcommands.size > 0 && line.command.path !== 'apply' && !takesFiles;
}

function judge(line: KubectlLine, flag: LineFlag): RuleReport | undefined {
  const { path, flags } = line.command;
  const written = flag.word.value;
  if (flag.info === undefined) {
    if (flag.word.dynamic || !/^-{0,2}[\w-]+$/.test(written) || obsoleteFlag(path, flag.name) !== undefined) return undefined;
    const said = flag.cluster !== undefined ? `unknown shorthand flag: '${flag.name}' in ${flag.cluster}` : `unknown flag: ${written}`;
    return {
      range: flag.word.range,
      message: `kubectl ${path} has no flag ${flag.cluster === undefined ? written : `-${flag.name}`}; it says: error: ${said}`,
      ...helpFor(line, flag, flags!.keys()),
    };
  }
  if (flag.info.value === 'required' && flag.value === undefined && !line.unsure) {
    const said = flag.cluster !== undefined ? `'${flag.info.short}' in ${flag.cluster}` : `--${flag.name}`;
    return {
      range: flag.word.range,
      message: `${written} needs a value, and none follows; kubectl says: error: flag needs an argument: ${said}`,
    };
  }
  return undefined;
}

function helpFor(line: KubectlLine, flag: LineFlag, names: Iterable<string>): { help?: string } {
  const { path } = line.command;
  if (path === 'exec' && line.operands.length > 1 && line.after === undefined) {
    return { help: `write -- before ${line.operands[1]!.value}, so that what follows belongs to it` };
  }
  if (flag.cluster !== undefined) return {};
  if (flag.name === 'file' || flag.name === 'filenames') return { help: 'write --filename, or -f' };
  const near = nearestName(flag.name, names);
  return near === undefined ? {} : { help: `write --${near}` };
}

/**
 * Rule: flags that cobra's `MarkFlagRequired` marks. `--help` needs none.
 */
function missingFlags(line: KubectlLine): RuleReport | undefined {
  const given = new Set(line.flags.map((flag) => flag.name));
  if (line.unsure || given.has('help') || line.flags.some((flag) => flag.info === undefined)) return undefined;
  const missing = [...line.command.flags!.values()].filter((flag) => flag.required && !given.has(flag.name)).map((flag) => flag.name);
  // A command without a word behind it is a mention, or asks for its usage.
  if (missing.length === 0 || line.operands.length === 0) return undefined;
  const last = line.path.at(-1)!;
  return {
    range: { start: line.path[0]!.range.start, end: last.range.end },
    message: `kubectl ${line.command.path} needs ${missing.map((name) => `--${name}`).join(' and ')}; it says: error: required flag(s) ${missing
      .map((name) => `"${name}"`)
      .join(', ')} not set`,
    help: `add ${missing.map((name) => `--${name}=…`).join(' ')}`,
  };
}
