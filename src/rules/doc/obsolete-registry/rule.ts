import type { Lesson } from '../../../lesson/types.ts';
import { excerptRange } from '../../../text/excerpt.ts';
import type { Range } from '../../../text/position.ts';
import { programName, programWords } from '../../command-words.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import { replacement } from '../../fix.ts';
import { textOf } from '../../source-text.ts';
import type { Rule } from '../../types.ts';
import { speaksOfThePast } from '../past.ts';
import { OBSOLETE_PLACES, type ObsoletePlace } from './places.ts';

/** What a page pulls, adds or links to must still be there. */
export const rule: Rule = {
  id: 'doc/obsolete-registry',
  severity: 'error',
  summary: 'A registry, package or chart repository, or a site, that is gone or frozen.',
  why: `Images of \`k8s.gcr.io\`, packages of \`apt.kubernetes.io\`, charts of the old \`stable\` repository: pages that
name them were written for a cluster of years ago, and their commands fail, or fetch software that nobody has
mended since.

What is gone is an error, what still answers but is frozen is a warning. Sentences that say that a place is old are
left alone.`,
  source: 'https://kubernetes.io/blog/2023/02/06/k8s-gcr-io-freeze-announcement/',
  check({ lesson, report }) {
    for (const { place, name, range } of mentions(lesson)) {
      report({
        range,
        message: `${name} ${place.fate}`,
        help: place.instead,
        ...(place.text === undefined || textOf(lesson, range) !== name ? {} : { fix: replacement(lesson.source.file, range, place.text) }),
        ...(place.severity === 'error' ? {} : { severity: place.severity }),
      });
    }
    for (const { simple } of simpleCommands(lesson)) {
      if (!/^helm3?$/.test(programName(simple)) || addsStable(lesson)) continue;
      const chart = programWords(simple).find((word) => /^(?:stable|incubator)\/[\w-]+$/.test(word.value));
      if (chart === undefined) continue;
      report({
        range: chart.range,
        message: `${chart.value} is a chart that nobody has kept up since 13 November 2020, and Helm knows no repository ${chart.value.split('/')[0]} of itself`,
        help: "add the repository of the chart's own project, which artifacthub.io finds",
        severity: 'warning',
      });
    }
  },
};

interface Mention {
  place: ObsoletePlace;
  name: string;
  range: Range;
}

function mentions(lesson: Lesson): Mention[] {
  const found: Mention[] = [];
  for (const block of lesson.blocks) {
    if (block.skip !== undefined || block.role === 'fails') continue;
    const { text } = block.excerpt;
    for (const place of OBSOLETE_PLACES) {
      // A link in a block is one that a command follows.
      for (const match of text.matchAll(new RegExp(place.pattern, 'g'))) {
        if (place.within === 'images' && !/\b(?:image\s*[:=]|run|pull)\b/.test(lineAround(text, match.index))) continue;
        found.push({ place, name: match[0], range: excerptRange(block.excerpt, match.index, match.index + match[0].length) });
      }
    }
  }
  for (const span of lesson.prose) {
    const text = span.kind === 'link' ? (span.url ?? '') : span.kind === 'code' ? span.text : '';
    for (const place of OBSOLETE_PLACES) {
      const match = place.within === 'images' ? null : place.pattern.exec(text);
      if (match === null || (place.within === 'links' && span.kind !== 'link') || speaksOfThePast(lesson, span.paragraph)) continue;
      const range = span.kind === 'link' ? (span.urlRange ?? span.range) : span.range;
      found.push({ place, name: match[0], range });
    }
  }
  return found;
}

function lineAround(text: string, at: number): string {
  const start = text.lastIndexOf('\n', at) + 1;
  const end = text.indexOf('\n', at);
  return text.slice(start, end < 0 ? undefined : end);
}

/** The page itself adds a repository of that name. */
function addsStable(lesson: Lesson): boolean {
  return simpleCommands(lesson).some(({ simple }) => {
    const values = programWords(simple).map((word) => word.value);
    return values[1] === 'repo' && values[2] === 'add' && /^(?:stable|incubator)$/.test(values[3] ?? '');
  });
}
