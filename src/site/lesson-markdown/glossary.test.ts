import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { glossaryEntry, parseGlossary } from './glossary.ts';

const text = 'pod:\n  term: Pod\n  definition: One or more containers.\n  page: https://kubernetes.io/docs/concepts/workloads/pods/\n';

describe('the glossary', () => {
  it('is a mapping from ids to entries', () => {
    expect(parseGlossary('glossary.yaml', text).get('pod')).toEqual({
      id: 'pod',
      term: 'Pod',
      definition: 'One or more containers.',
      page: 'https://kubernetes.io/docs/concepts/workloads/pods/',
    });
  });

  it('names an entry that lacks a field, and a file that cannot be read', () => {
    expect(() => parseGlossary('glossary.yaml', 'pod:\n  term: Pod\n')).toThrow('glossary.yaml: the entry pod has no definition');
    expect(() => parseGlossary('glossary.yaml', 'pod: [')).toThrow('glossary.yaml: ');
    expect(parseGlossary('glossary.yaml', '').size).toBe(0);
  });

  it('suggests the entry that is meant', () => {
    const entries = parseGlossary('glossary.yaml', text);
    expect(glossaryEntry(entries, 'pod').term).toBe('Pod');
    expect(() => glossaryEntry(entries, 'pods')).toThrow('the glossary has no entry "pods"; did you mean pod?');
    expect(() => glossaryEntry(entries, 'service-mesh')).toThrow('it has pod');
  });

  it('of the course has a page of the official documentation for every entry', () => {
    const entries = parseGlossary('content/glossary.yaml', readFileSync('content/glossary.yaml', 'utf8'));
    expect(entries.size).toBeGreaterThan(11);
    for (const entry of entries.values()) expect(entry.page).toMatch(/^https:\/\/kubernetes\.io\/docs\/[a-z0-9/-]+\/$/);
    expect([...entries.keys()]).toEqual([...entries.keys()].sort());
  });
});
