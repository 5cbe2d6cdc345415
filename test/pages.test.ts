import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseLesson } from '../src/lesson/parse.ts';
import { checkLesson, type CheckResult } from '../src/rules/check.ts';
import { createSource } from '../src/text/source.ts';

const FOLDER = join(import.meta.dirname, 'pages');

interface Page {
  manifests: number;
  commands: number;
  /** The one mistake: where, and which rule reports it. */
  finding?: [line: number, rule: string];
}

const expected = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as Record<'silent' | 'mistakes', Record<string, Page>>;

/** The files below a folder, by their path in it. */
function filesOf(folder: string): string[] {
  return readdirSync(join(FOLDER, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(FOLDER, folder).length + 1))
    .sort();
}

function check(file: string, change: (text: string) => string = (text) => text): CheckResult {
  return checkLesson(parseLesson(createSource(file, change(readFileSync(join(FOLDER, file), 'utf8')))));
}

function reported({ findings }: CheckResult): string[] {
  return findings.map(({ line, rule, severity, message }) => `${line} ${rule} (${severity}): ${message}`);
}

/** What editors and tools do to a page, or another author would have done; it changes nothing of what the page says, nor its lines. */
const TREATMENTS: [string, (text: string) => string][] = [
  ['with CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['with a byte order mark', (text) => `\uFEFF${text}`],
  ['without its last line end', (text) => text.replace(/\n$/, '')],
  ['with fences of tildes', (text) => text.replace(/^([ >\t]*)```(?!`)/gm, '$1~~~~')],
  ['with languages in capitals', (text) => text.replace(/^([ >\t]*```)(yaml|bash|sh|console)\b/gm, (_, fence: string, language: string) => fence + language.toUpperCase())],
  ['with other names of the languages', (text) => text.replace(/^([ >\t]*```)yaml\b/gm, '$1yml').replace(/^([ >\t]*```)(?:bash|sh)\b/gm, '$1shell')],
];

describe('a page without a mistake', () => {
  test('each is listed', () => {
    expect(filesOf('silent')).toEqual(Object.keys(expected.silent).sort());
  });

  describe.each(Object.entries(expected.silent))('%s', (file, { manifests, commands }) => {
    test('is read, and nothing is reported', () => {
      const result = check(`silent/${file}`);
      expect(reported(result)).toEqual([]);
      expect({ manifests: result.counts.manifests, commands: result.counts.commands }).toEqual({ manifests, commands });
    });

    test.each(TREATMENTS)('%s as well', (_, change) => {
      expect(reported(check(`silent/${file}`, change))).toEqual([]);
    });
  });
});

describe('a page with one mistake', () => {
  test('each is listed', () => {
    expect(filesOf('mistakes')).toEqual(Object.keys(expected.mistakes).sort());
  });

  test.each(Object.entries(expected.mistakes))('%s: that one is reported and nothing else', (file, { manifests, commands, finding }) => {
    const result = check(`mistakes/${file}`);
    expect(reported(result)).toEqual([expect.stringMatching(new RegExp(String.raw`^${finding!.join(' ')} `))]);
    expect({ manifests: result.counts.manifests, commands: result.counts.commands }).toEqual({ manifests, commands });
    for (const [how, change] of TREATMENTS) {
      expect({ how, found: reported(check(`mistakes/${file}`, change)) }).toEqual({ how, found: reported(result) });
    }
  });
});
