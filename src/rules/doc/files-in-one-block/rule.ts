import { flagValues, readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { listOf } from '../../refs/sentences.ts';
import type { Rule } from '../../types.ts';

/** One block should hold one file, or the page say what to do with both. */
export const rule: Rule = {
  id: 'doc/files-in-one-block',
  severity: 'info',
  summary: 'A block holds several named files, and no command of the page applies any of them.',
  why: `Readers copy a block as a whole. When comments in it name two files, the reader has to cut it apart, and without a
command that names the files nobody knows whether that was meant. One block for each file, and a command that applies
them, leave no doubt.

In lessons of ours comments divide a block into files, and nothing is reported.`,
  check({ lesson, report }) {
    if (lesson.dialect === 'mdx') return;
    const applied = simpleCommands(lesson).flatMap(({ simple }) => {
      const kubectl = readKubectl(simple);
      return kubectl === undefined || !/^(?:apply|create|replace)$/.test(kubectl.verb) ? [] : flagValues(kubectl, 'filename').map(({ value }) => value);
    });
    const shown = lesson.revisions.map(({ name }) => name);
    for (const { files = [], skip } of lesson.blocks) {
      const names = [...new Set(files.map(({ name }) => name))];
      if (names.length < 2 || skip !== undefined) continue;
      // A folder, a pattern, or a file that no other block shows may hold them.
      if (applied.some((path) => !/\.(?:ya?ml|json)$/.test(path) || isOneOf(names, path) || !isOneOf(shown, path))) continue;
      report({
        range: files[0]!.range,
        message: `this block holds the files ${listOf(names)}, but no command of this page applies any of them`,
        help: `give each file a block of its own, and add kubectl apply -f ${names.join(' -f ')}`,
      });
    }
  },
};

function isOneOf(names: readonly string[], path: string): boolean {
  return names.some((name) => name === path || path.endsWith(`/${name}`) || name.endsWith(`/${path}`));
}
