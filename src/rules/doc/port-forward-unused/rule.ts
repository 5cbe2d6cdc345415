import { readKubectl } from '../../kubectl-arguments.ts';
import { typedKubectlLines } from '../../kubectl/typed-lines.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';

/** A forwarded port is there to be asked. */
export const rule: Rule = {
  id: 'doc/port-forward-unused',
  severity: 'info',
  summary: 'A port is forwarded to the reader\'s computer, and the page never says what to open there.',
  why: `\`kubectl port-forward\` prints one line and then holds the terminal. The reader needs a second terminal or a browser, the
address (\`http://localhost:5000\`), and the answer to expect; without these nobody can tell whether it works.

It is reported once, on pages that name no address of the reader's own computer at all.`,
  source: 'https://kubernetes.io/docs/tasks/access-application-cluster/port-forward-access-application-cluster/',
  check({ lesson, report }) {
    if (/localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]|\bbrowser\b/i.test(lesson.source.text)) return;
    if (simpleCommands(lesson).some(({ simple }) => simple.background && readKubectl(simple)?.verb === 'port-forward')) return;
    for (const { line, placed } of typedKubectlLines(lesson)) {
      const ports = line.command.path === 'port-forward' ? line.operands.slice(1) : [];
      const local = /^(\d+)(?::\w[\w-]*)?$/.exec(ports[0]?.value ?? '')?.[1];
      if (local === undefined) continue;
      // `psql -p 6432`: the port is asked by another name of the computer, or by none.
      const elsewhere = simpleCommands(lesson).some(({ simple, placed: other }) => other !== placed && readKubectl(simple)?.verb !== 'port-forward' && simple.words.some(({ value }) => new RegExp(String.raw`(?<!\d)${local}(?!\d)`).test(value)));
      if (elsewhere) return;
      report({
        range: placed.command.range,
        message: `port ${local} is forwarded here, but this page never says what to open at localhost:${local}`,
        help: `add, for a second terminal: curl http://localhost:${local}/ and what it answers`,
      });
      return;
    }
  },
};
