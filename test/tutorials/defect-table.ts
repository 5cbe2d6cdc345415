import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Finding } from '../../src/findings/finding.ts';
import { parseLesson } from '../../src/lesson/parse.ts';
import { checkLesson } from '../../src/rules/check.ts';
import { createSource } from '../../src/text/source.ts';

/** A row of `defects.md`. */
export interface DefectRow {
  /** The tutorial and a number: `S0-17`. */
  id: string;
  line: number;
  /** The class of check that can find it. */
  class: string;
  /** What is wrong, in a few words. */
  what: string;
  /** The rule that reports it; undefined when no machine can. */
  rule: string | undefined;
  /** Why no machine can. */
  reason: string | undefined;
}

const FOLDER = import.meta.dirname;

/** Reads the rows of `defects.md`. */
export function defectRows(text: string = readFileSync(join(FOLDER, 'defects.md'), 'utf8')): DefectRow[] {
  return [...text.matchAll(/^\| (S\d-\d+) \| (\d+) \| ([^|]*) \| ([^|]*) \| ([^|]*) \|$/gm)].map((match) => {
    const [, id, line, kind, what, verdict] = match.map((cell) => cell.trim());
    const rule = /^`([a-z]+\/[a-z0-9-]+)`$/.exec(verdict!)?.[1];
    return {
      id: id!,
      line: Number(line),
      class: kind!,
      what: what!,
      rule,
      reason: rule === undefined ? verdict! : undefined,
    };
  });
}

/** The findings of a row's rule within two lines of the row's line. */
export function caughtBy(row: DefectRow, findings: readonly Finding[]): Finding[] {
  return findings.filter((finding) => finding.rule === row.rule && Math.abs(finding.line - row.line) <= 2);
}

/** What is found in a page of a folder. */
export function findingsOf(folder: string, name: string): Finding[] {
  const lesson = parseLesson(createSource(name, readFileSync(join(folder, name), 'utf8')));
  return checkLesson({ ...lesson, hasFile: (path) => existsSync(join(folder, path)) }).findings;
}

/** Prints each row with what reports it, for the tutorials of a folder whose names begin with the row's number (`S1` is `001…`). */
function main(folder: string): void {
  const findings = new Map<string, Finding[]>();
  for (const name of readdirSync(folder).filter((file) => /^\d{3}.*\.md$/.test(file))) {
    findings.set(`S${Number(name.slice(0, 3))}`, findingsOf(folder, name));
  }
  const rows = defectRows();
  const missed: DefectRow[] = [];
  for (const row of rows) {
    const found = caughtBy(row, findings.get(row.id.slice(0, 2)) ?? []);
    const verdict = row.rule === undefined ? `no machine: ${row.reason}` : found.length === 0 ? `MISSED by ${row.rule}` : `line ${found[0]!.line} ${found[0]!.rule}: ${found[0]!.message}`;
    if (row.rule !== undefined && found.length === 0) missed.push(row);
    process.stdout.write(`${row.id} (line ${row.line}) ${verdict}\n`);
  }
  const found = rows.filter((row) => row.rule !== undefined).length - missed.length;
  const share = ((found / rows.length) * 100).toFixed(1);
  process.stdout.write(`\ncaught: ${found} of ${rows.length} (${share} %); missed: ${missed.map((row) => row.id).join(' ') || 'none'}\n`);
}

if (process.argv[1] === import.meta.filename && process.argv[2] !== undefined) main(process.argv[2]);
