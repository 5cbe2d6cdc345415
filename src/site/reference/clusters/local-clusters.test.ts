import { describe, expect, test } from 'vitest';
import { DIFFERENCES } from './local-clusters.ts';
import { SOURCES, TOOLS } from './tools.ts';

describe('the table of local clusters', () => {
  const cells = DIFFERENCES.flatMap(({ id, facts }) => TOOLS.map((tool) => ({ cell: `${id}, ${tool.name}`, tool: tool.id, ...facts[tool.id] })));

  test('has a text in every cell', () => {
    expect(cells.filter(({ text }) => text.trim() === '').map(({ cell }) => cell)).toEqual([]);
  });

  test('cites a page for whatever it says of a tool, or says that there is none', () => {
    const bare = cells.filter(({ tool, sources, text }) => tool !== 'here' && sources.length === 0 && !/^Its documentation (does not say|names none)/.test(text));
    expect(bare.map(({ cell }) => cell)).toEqual([]);
  });

  test('cites every page that it lists', () => {
    const cited = new Set(cells.flatMap(({ sources }) => sources));
    expect(Object.keys(SOURCES).filter((source) => !cited.has(source as keyof typeof SOURCES))).toEqual([]);
  });

  test('closes every piece of code', () => {
    expect(cells.filter(({ text }) => text.split('`').length % 2 === 0).map(({ cell }) => cell)).toEqual([]);
  });
});
