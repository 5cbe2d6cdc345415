import type { Lesson, SimpleCommand, Word } from '../../../lesson/types.ts';
import type { Range } from '../../../text/position.ts';
import { PROGRAMS } from '../../../lesson/roles/languages.ts';
import { programName } from '../../command-words.ts';
import { kindOfType } from '../../../kube/resources/resource-types.ts';
import { readKubectlLine } from '../../kubectl/read-line.ts';
import { lessonCommands } from '../../lesson-commands.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule } from '../../types.ts';

/** A command must be whole, so that it can be pasted. */
export const rule: Rule = {
  id: 'doc/placeholder',
  severity: 'error',
  summary: 'A command has a placeholder that the reader must fill in.',
  why: `Pasted as it stands, \`kubectl delete pod <id>\` is a redirection: the shell looks for a file \`id\`, or says
\`syntax error near unexpected token\`. A command with \`...\` in the place of its arguments passes three dots on.

A lesson of ours gives commands that run, with the real name or a variable that a command before it sets. In other
documents a placeholder is a habit, and is reported for information. In a sentence it is reported only where the reader
cannot fill it in: half of a pod's name, or the file of a manifest that the page shows without a file name. It is a
warning where the page itself has the name that belongs there.`,
  source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_07',
  check({ lesson, report }) {
    const ours = lesson.dialect === 'mdx';
    let nameless = false;
    for (const { command, before, block } of lessonCommands(lesson)) {
      for (const problem of command.problems ?? []) {
        if (problem.code !== 'placeholder' || !(ours || command.simple.some((simple) => PROGRAMS.has(programName(simple))))) continue;
        const name = nameFor(lesson, before, command.simple, problem.range);
        const file: string | undefined = ours || nameless ? undefined : namelessFile(lesson, command.simple, problem.range);
        const lack = ours ? undefined : (generatedName(lesson, command.simple, problem.range) ?? file);
        // In a sentence, `kubectl logs <pod>` tells how a command is built; nobody pastes it.
        if (!ours && block === undefined && name === undefined && lack === undefined) continue;
        // That the manifests have no names is said once.
        nameless ||= file !== undefined;
        report({
          range: problem.range,
          message: lack === undefined ? problem.message : `${problem.message}; ${lack}`,
          help: name === undefined ? problem.help! : `write ${name}, which this page has, or a command that finds the name`,
          ...(ours ? {} : { severity: name === undefined ? ('info' as const) : ('warning' as const) }),
        });
      }
      for (const simple of command.simple) {
        const dots = ellipsisOf(simple);
        if (dots === undefined) continue;
        report({
          range: dots.range,
          message: `${dots.value} stands here for words that the reader must find; kubectl takes it for an argument`,
          help: 'write the command out',
          ...(ours ? {} : { severity: 'info' as const }),
        });
      }
    }
  },
};

/** A word `...` where kubectl takes a type or a name. */
function ellipsisOf(simple: SimpleCommand): Word | undefined {
  const line = readKubectlLine(simple);
  // What stands behind `--` belongs to another program, for which three dots may mean something.
  return line?.operands.find(({ value }) => value === '...' || value === '…');
}

/** The only object shown before the command that the type before a placeholder allows: `kubectl delete deployment <name>`. */
function nameFor(lesson: Lesson, before: number, commands: readonly SimpleCommand[], range: Range): string | undefined {
  const shown = pageObjects(lesson).filter((object) => object.document.block < before);
  for (const simple of commands) {
    const line = readKubectlLine(simple);
    const [type, name] = line?.operands ?? [];
    if (line === undefined || type === undefined || type.range.end.line !== range.start.line) continue;
    if (!/^(?:get|describe|delete|edit|scale|patch|label|annotate|expose|autoscale|logs|exec|rollout \w+)$/.test(line.command.path)) continue;
    const kind = kindOfType(type.value.replace(/\/$/, ''));
    // The placeholder is the whole name, right behind the type.
    const behind = name === undefined || name.range.start.column === range.start.column;
    const gap = range.start.column - type.range.end.column;
    if (kind === undefined || !behind || (gap !== 1 && !(gap === 0 && type.value.endsWith('/')))) continue;
    const names = new Set(shown.filter((object) => object.kind === kind && object.name !== '').map((object) => object.name));
    if (names.size === 1) return [...names][0];
  }
  return undefined;
}

/** `shop-<id>` for a pod of the Deployment `shop`, whose name goes on with two generated parts. */
function generatedName(lesson: Lesson, commands: readonly SimpleCommand[], range: Range): string | undefined {
  for (const simple of commands) {
    const operands = readKubectlLine(simple)?.operands ?? [];
    const word = operands.find((one) => one.range.end.line === range.end.line && one.range.end.column === range.end.column);
    const beginning = word === undefined ? undefined : /([^/]*)-<[^<>]*>$/.exec(word.value)?.[1];
    const owner = pageObjects(lesson).find(({ kind, name }) => kind === 'Deployment' && name === beginning);
    if (owner !== undefined) return `a pod of Deployment ${owner.name} is called ${owner.name}-HASH-ID, with two generated parts`;
  }
  return undefined;
}

/** `-f <file>` on a page that shows manifests and gives none of them a file name. */
function namelessFile(lesson: Lesson, commands: readonly SimpleCommand[], range: Range): string | undefined {
  const isFile = commands.some((simple) => {
    const flag = readKubectlLine(simple)?.flags.find(({ name }) => name === 'filename');
    return flag?.value?.range.start.line === range.start.line && flag.value.range.start.column === range.start.column;
  });
  const manifests = lesson.blocks.filter(({ role }) => role === 'file' || role === 'manifest' || role === 'template');
  if (!isFile || manifests.length === 0 || manifests.some(({ file }) => file !== undefined)) return undefined;
  return `no manifest of this page has a file name; the first stands in line ${manifests[0]!.range.start.line}`;
}
