import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Rule } from '../types.ts';
import { readExamples } from './example.ts';

/** Folders of `src/rules` that hold no rules. */
const NOT_AREAS = new Set(['testing']);

/** Folders of an area that hold no rule, but what its rules share. */
const NOT_RULES = new Set(['api/help']);

/**
 * What is missing for the rules to be complete: every folder `<area>/<name>` below `rulesFolder`
 * holds `rule.ts`, `rule.test.ts` and at least one bad and one good example, the registry has it
 * under the id `<area>/<name>`, and has no other. Returns one sentence for each gap; an empty list
 * means that all is there.
 */
export function ruleGaps(rulesFolder: string, registry: readonly Rule[]): string[] {
  const folders = ruleFolders(rulesFolder);
  const registered = new Map<string, number>();
  for (const { id } of registry) registered.set(id, (registered.get(id) ?? 0) + 1);
  return [
    ...folders.flatMap((id) => folderGaps(join(rulesFolder, id)).map((gap) => `src/rules/${id}: ${gap}`)),
    ...folders
      .filter((id) => !registered.has(id))
      .map((id) => `src/rules/${id}: no rule in src/rules/registry.ts has the id "${id}"`),
    ...[...registered.keys()]
      .filter((id) => !folders.includes(id))
      .map((id) => `src/rules/registry.ts: the rule "${id}" has no folder src/rules/${id}`),
    ...[...registered].filter(([, times]) => times > 1).map(([id]) => `src/rules/registry.ts: the rule "${id}" is listed twice`),
    ...registry.flatMap((rule) =>
      (['summary', 'why'] as const).filter((field) => rule[field].trim() === '').map((field) => `${rule.id}: "${field}" is empty`),
    ),
  ];
}

/** The ids that the folders of rules have: `area/name`. */
export function ruleFolders(rulesFolder: string): string[] {
  return subfolders(rulesFolder)
    .filter((area) => !NOT_AREAS.has(area))
    .flatMap((area) => subfolders(join(rulesFolder, area)).map((name) => `${area}/${name}`))
    .filter((id) => !NOT_RULES.has(id))
    .sort();
}

function subfolders(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name);
}

function folderGaps(folder: string): string[] {
  const gaps = ['rule.ts', 'rule.test.ts'].filter((file) => !existsSync(join(folder, file))).map((file) => `${file} is missing`);
  if (!existsSync(join(folder, 'examples'))) return [...gaps, 'examples/ is missing'];
  try {
    const examples = readExamples(folder);
    if (!examples.some((example) => example.bad)) gaps.push('examples/ has no bad-<why>.md, which shows what is reported');
    if (examples.every((example) => example.bad)) gaps.push('examples/ has no good-<why>.md, which shows what to write');
  } catch (error) {
    gaps.push(error instanceof Error ? error.message : String(error));
  }
  return gaps;
}
