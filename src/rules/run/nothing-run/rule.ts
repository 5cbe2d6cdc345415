import { playedRule } from '../played-rule.ts';

export const rule = playedRule({
  id: 'run/nothing-run',
  summary: 'A page without a command that could be played.',
  why: `A run that played nothing must not look like success, be it because there is no command, or because the page cannot be
read as it is meant. \`drydock run\` reports it; \`drydock check\` asks of a page only
that something of it was checked. Sessions have the language \`console\`, commands alone \`sh\`.`,
});
