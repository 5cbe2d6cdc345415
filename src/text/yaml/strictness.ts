import type { LexicalScan } from './lexical.ts';
import { serverText, type Problems } from './problems.ts';
import { tabProblem } from './syntax-problems.ts';
import type { YamlProblem } from './types.ts';

/**
 * What YAML 1.2 allows and go-yaml refuses: tabs in otherwise empty lines and before a block, and anchors with names of
 * more than letters, digits, `_` and `-`.
 * Rule: go-yaml `scannerc.go`, `yaml_parser_scan_to_next_token` and `yaml_parser_scan_anchor`.
 */
export function findStrictness(body: string, base: number, scan: LexicalScan, problems: Problems): YamlProblem | undefined {
  const tab = scan.tabs[0];
  if (tab !== undefined) return tabProblem(body, base, tab.offset, tab.place, problems);
  for (const anchor of scan.anchors) {
    const name = body.slice(anchor.start + 1, anchor.end);
    if (/^[A-Za-z0-9_-]+$/.test(name)) continue;
    const mark = body[anchor.start]!;
    return {
      code: 'syntax',
      start: base + anchor.start,
      end: base + anchor.end,
      message: `the name behind \`${mark}\` may have letters, digits, \`_\` and \`-\` only, but it is \`${name}\``,
      help: `choose another name, or write "${mark}${name}" in quotes if the text is meant`,
      serverMessage: serverText(`yaml: ${problems.scannerLine(base + anchor.start)}did not find expected alphabetic or numeric character`),
    };
  }
  return undefined;
}
