import { join } from 'node:path';
import type { Finding } from '../../findings/finding.ts';
import { pretty } from '../../findings/reporters/pretty.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { checkLesson } from '../../rules/check.ts';
import { rules } from '../../rules/registry.ts';
import { type Example, readExamples } from '../../rules/testing/example.ts';
import type { Rule } from '../../rules/types.ts';
import { createSource, type Source } from '../../text/source.ts';
import { projectRoot } from './folders.ts';

/** An area of rules: the part of their ids before the slash. */
export interface RuleArea {
  name: string;
  /** What the area is about, one sentence. */
  summary: string;
  rules: Rule[];
}

/** An example of a rule as its page shows it. */
export interface ShownExample {
  title: string;
  bad: boolean;
  text: string;
  language: string;
  /** What the command line prints for it; empty for a good example. */
  printed: string;
  /** The command that prints it. */
  command: string;
}

const AREAS: Record<string, string> = {
  yaml: 'The text itself: what Kubernetes’ own decoder refuses, or reads otherwise than it looks.',
  schema: 'One object held against the API of its release: kinds, fields, types, values.',
  api: 'What the API server’s validation rejects although the schema allows it.',
  refs: 'Objects held against each other, which no API server does.',
  doc: 'What the page says in prose, comments and commands, held against its manifests.',
  lesson: 'How the page is written: fences, attributes, front matter, suppressions.',
  run: 'What the commands did when they were run.',
  practice: 'Advice for production, off unless the profile `production` is asked for.',
};

/** The areas that have rules, in the order of the registry. */
export function ruleAreas(): RuleArea[] {
  const areas = new Map<string, RuleArea>();
  for (const rule of rules) {
    const name = rule.id.slice(0, rule.id.indexOf('/'));
    const area = areas.get(name) ?? { name, summary: AREAS[name] ?? '', rules: [] };
    area.rules.push(rule);
    areas.set(name, area);
  }
  return [...areas.values()];
}

/** The examples of a rule, each with what `drydock check` prints for it, the bad ones first. */
export async function shownExamples(rule: Rule): Promise<ShownExample[]> {
  const examples: ShownExample[] = [];
  for (const example of readExamples(join(projectRoot(), 'src/rules', rule.id))) examples.push(await shownExample(rule, example));
  return examples.sort((a, b) => Number(b.bad) - Number(a.bad));
}

/** The findings alone: what was counted in an example says nothing to its reader. */
function withoutSummary(printed: string): string {
  return printed.slice(0, printed.trimEnd().lastIndexOf('\n\n')).trimEnd();
}

async function shownExample(rule: Rule, { name, title, bad, text, body }: Example): Promise<ShownExample> {
  const extension = name.slice(name.lastIndexOf('.') + 1);
  // A page with front matter of its own is shown with it, any other without what the example says of itself.
  const shown = text.trimStart().startsWith('---') ? text.replace(/\n{2,}(?=[\s\S]*?^---$)/gm, '\n') : body;
  const file = `example.${extension}`;
  const source = createSource(file, shown);
  const findings = (await findingsIn(source, rule)).filter((finding) => finding.rule === rule.id);
  const report = {
    findings,
    summary: { files: 1, blocks: 0, manifests: 0, commands: 0, errors: 0, warnings: 0 },
    kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
    sources: new Map([[file, shown]]),
  };
  return {
    title,
    bad,
    text: shown.trimEnd(),
    language: extension === 'yaml' ? 'yaml' : extension,
    command: rule.played ? 'drydock run' : 'drydock check',
    printed: findings.length > 0 ? withoutSummary(pretty(report, { color: false, width: 80 })) : '',
  };
}

/** What is found in a page, by reading it or, for a rule that needs that, by playing it. */
async function findingsIn(source: Source, rule: Rule): Promise<Finding[]> {
  if (rule.played) {
    const { playPage } = await import('../../cli/run/play-file.ts');
    return (await playPage(source, { seed: 1, version: DEFAULT_KUBERNETES_VERSION })).findings;
  }
  const [profile] = rule.profiles ?? [];
  return checkLesson(parseLesson(source), profile === undefined ? {} : { profile }).findings;
}
