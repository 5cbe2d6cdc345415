import type { RuleDoc } from '../../findings/finding.ts';
import { RULE_CRASHED } from '../../rules/run-rule.ts';
import type { Rule } from '../../rules/types.ts';
import { FILE_RULES } from '../files/file-finding.ts';

const OWN_RULES: readonly RuleDoc[] = [
  ...FILE_RULES,
  {
    id: RULE_CRASHED,
    severity: 'error',
    summary: 'A rule that stopped with an error of its own.',
    why: 'This is a mistake in Drydock. The other rules have checked the page, this one has not.',
  },
];

/**
 * What is known of every rule that a check can report. A rule's page is the one on the course's site
 * when `DRYDOCK_SITE` says where that is, or else the page that the rule was made from.
 */
export function ruleDocs(rules: readonly Rule[], env: Readonly<Record<string, string | undefined>>): RuleDoc[] {
  const site = siteAddress(env);
  const documented = rules.map(({ id, severity, summary, why, source }): RuleDoc => {
    const page = source !== undefined && /^https?:\/\/\S+$/.test(source) ? source : undefined;
    const helpUri = site === undefined ? page : `${site}/rules/${id}/`;
    return { id, severity, summary, why, ...(helpUri === undefined ? {} : { helpUri }) };
  });
  return [...documented, ...OWN_RULES];
}

function siteAddress(env: Readonly<Record<string, string | undefined>>): string | undefined {
  const site = env['DRYDOCK_SITE'];
  if (!site) return undefined;
  const base = (env['DRYDOCK_BASE'] ?? '').replace(/^\/+|\/+$/g, '');
  return `${site.replace(/\/+$/, '')}${base === '' ? '' : `/${base}`}`;
}
