import { playedRule } from '../played-rule.ts';

export const rule = playedRule({
  id: 'run/output-differs',
  summary: 'A command that prints something else than the page shows.',
  why: `Output that was typed by hand, or that an earlier version printed, teaches what is not so. Words that are known
only when a command runs (ages, addresses, generated names) need only have the same shape; \`[..]\` stands for any text
within a line, a line \`...\` for any lines.

If the command is right, \`drydock check --update\` writes what it prints into the page. Read what changed: it may be the
command that is wrong.`,
});
