import type { Lesson } from '../../../lesson/types.ts';
import { flagValues, readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { programWords } from '../../command-words.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';

/** Where files go into a new folder, the commands must find them there. */
export const rule: Rule = {
  id: 'doc/folder-not-entered',
  severity: 'info',
  summary: 'Commands and the text do not agree in which folder the files are.',
  why: `The text says "in a new folder \`k8s\`", the command \`kubectl apply -f pod.yaml\`. Who makes the folder in an editor
and goes on in the terminal gets \`the path "pod.yaml" does not exist\`. One \`cd k8s\` helps, or \`k8s/\` before the names.

The other way round, a command names \`src/pod.yaml\`, and no step makes the folder \`src\`: that is reported where the page
stands on a disk that has no such folder beside it, and speaks of no folder or repository.`,
  check({ lesson, report }) {
    const unmade = unmadeFolder(lesson);
    if (unmade !== undefined) report(unmade);
    for (const paragraph of paragraphsOf(lesson)) {
      for (const [index, span] of paragraph.spans.entries()) {
        if (span.kind !== 'code' || !/^[\w.-]+\/?$/.test(span.text)) continue;
        const before = paragraph.spans.slice(0, index).map(({ text }) => text).join('');
        if (!/\b(?:in|into|create|make)\s+an?\s+new\s+(?:folder|directory)(?:\s+(?:called|named))?\s*$/i.test(before)) continue;
        const folder = span.text.replace(/\/$/, '');
        const command = bareCommand(lesson, folder, span.range.start.line);
        if (command === undefined) continue;
        report({
          range: span.range,
          message: `files go into the new folder ${folder} here, but nothing says cd ${folder}, and the commands name files without it, such as ${command.file} (line ${command.line})`,
          help: `add the step cd ${folder}, or write ${folder}/${command.file} in the commands`,
        });
      }
    }
  },
};

/** The first command that applies a file in a folder which neither the page nor the disk has. */
function unmadeFolder(lesson: Lesson): RuleReport | undefined {
  const { hasFile } = lesson;
  if (lesson.dialect !== 'markdown' || hasFile === undefined) return undefined;
  if (lesson.prose.some(({ text }) => /\b(?:folder|directory|repository|repo|clone|download|unpack)\b/i.test(text))) return undefined;
  const commands = simpleCommands(lesson);
  if (commands.some(({ simple }) => /^(?:mkdir|git|cd|pushd|tar|unzip|curl|wget|npx|gh|svn)$/.test(programWords(simple)[0]?.value ?? ''))) return undefined;
  for (const { simple } of commands) {
    const kubectl = readKubectl(simple);
    const file = kubectl === undefined ? undefined : flagValues(kubectl, 'filename').find(({ value, dynamic }) => !dynamic && /^[\w.-]*\w\/[\w./-]+\.ya?ml$/.test(value));
    if (file === undefined) continue;
    const [folder = ''] = file.value.split('/');
    if (hasFile(folder) || hasFile(`../${folder}`)) return undefined;
    return {
      range: file.range,
      message: `${file.value} is used here, but no step of this page makes the folder ${folder}, or says where to get it`,
      help: `add mkdir ${folder} before the first file, or name the files without the folder`,
    };
  }
  return undefined;
}

/** The first command below a line that applies a file without its folder; undefined when any command or sentence goes into the folder. */
function bareCommand(lesson: Lesson, folder: string, line: number): { file: string; line: number } | undefined {
  const commands = simpleCommands(lesson);
  const enters = commands.some(({ simple }) => simple.words.some(({ value }) => value === folder || value.includes(`${folder}/`)) || programWords(simple)[0]?.value === 'cd');
  const told = paragraphsOf(lesson).some(({ text }) => /\b(?:change|go|move|navigate|open a (?:terminal|shell))\b[^.]*\b(?:folder|directory)\b|`cd\b/i.test(text));
  if (enters || told) return undefined;
  for (const { simple, placed } of commands) {
    const at = placed.command.range.start.line;
    const kubectl = at > line ? readKubectl(simple) : undefined;
    const file = kubectl === undefined ? undefined : flagValues(kubectl, 'filename').find(({ value }) => /^[\w.-]+\.(?:ya?ml|json)$/.test(value));
    if (file !== undefined) return { file: file.value, line: at };
  }
  return undefined;
}
