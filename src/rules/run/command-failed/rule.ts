import { playedRule } from '../played-rule.ts';

export const rule = playedRule({
  id: 'run/command-failed',
  summary: 'A command that does not end as the page says.',
  why: `A reader who types it gets another result than the page promises, and what follows builds on it. A command of
a session ends with status 0, or with the one that a line \`? 1\` below its output states; the commands of a \`sh\`
block all succeed, and so do those behind \`# setup:\` and \`# wait:\`. A command that would never end is stopped and
reported: let it run in the background with \`&\`, or write \`# the next command is stopped with Ctrl-C\` above it.`,
});
