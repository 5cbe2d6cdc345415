import type { Range } from '../../../text/position.ts';
import { lessonCommands, type PlacedCommand } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';
import { paragraphAt } from '../paragraphs.ts';

/** An object is either created or applied. */
export const rule: Rule = {
  id: 'doc/create-then-apply',
  severity: 'info',
  summary: 'The same file is first created and then applied, or created a second time.',
  why: `\`kubectl create\` fails when the object exists. \`kubectl apply\` works both times, but of an object that \`create\` made it
warns: \`resource … is missing the kubectl.kubernetes.io/last-applied-configuration annotation\`, because it does not know
what it had applied before. With \`apply\` from the start there is neither.

A sentence that gives the two for a choice ("or", "instead") is left alone, and so is what deletes the objects between.`,
  source: 'https://kubernetes.io/docs/tasks/manage-kubernetes-objects/declarative-config/',
  check({ lesson, report }) {
    const made = new Map<string, Made>();
    for (const placed of lessonCommands(lesson)) {
      const found = readFileCommand(placed);
      // What is deleted in another way may be these objects.
      if (found === undefined && placed.command.simple.some(({ words }) => words.some(({ value }) => /^(?:delete|destroy|uninstall|stop)$/.test(value)))) made.clear();
      if (found === undefined || placed.command.exitStatus !== 0 || placed.command.output?.text.match(/AlreadyExists|last-applied/)) continue;
      const earlier = made.get(found.file);
      const text = placed.block === undefined ? (paragraphAt(lesson, found.range.start)?.text ?? '') : '';
      const before = earlier === undefined ? '' : (paragraphAt(lesson, earlier.range.start)?.text ?? '');
      const choice = /\b(?:or|either|instead|alternativ\w*|difference|versus|vs|rather|fails?|error)\b/i.test(`${text} ${before}`);
      const { line } = earlier?.range.start ?? { line: 0 };
      if (earlier !== undefined && !choice && found.verb === 'create') {
        report({
          range: found.range,
          message: `kubectl create of ${found.file} fails here with AlreadyExists, because kubectl ${earlier.verb} in line ${line} made the objects already`,
          help: 'write kubectl apply',
          related: [{ file: lesson.source.file, line, message: `kubectl ${earlier.verb}` }],
        });
      } else if (earlier?.verb === 'create' && !choice && found.verb === 'apply') {
        report({
          range: earlier.range,
          message: `${found.file} is created here and applied in line ${found.range.start.line}: apply then warns that the objects are missing the annotation kubectl.kubernetes.io/last-applied-configuration`,
          help: 'write kubectl apply here, too',
          related: [{ file: lesson.source.file, line: found.range.start.line, message: 'kubectl apply' }],
        });
      }
      if (found.verb === 'delete' || choice) made.delete(found.file);
      else made.set(found.file, { verb: found.verb, range: found.range });
    }
  },
};

interface Made {
  verb: string;
  range: Range;
}

/** `kubectl VERB -f FILE` with one file and nothing else of weight; the file may be a placeholder. */
function readFileCommand({ command }: PlacedCommand): { verb: string; file: string; range: Range } | undefined {
  const match = /^(?:sudo )?kubectl (create|apply|delete) (?:-f|--filename)[ =](<[^<>]*>|[\w./-]+)$/.exec(command.text.trim());
  return match === null || match[2] === '-' ? undefined : { verb: match[1]!, file: match[2]!, range: command.range };
}
