import type { Rule } from '../../types.ts';
import { isOfThePast } from '../past.ts';
import { sentenceAt, spokenTexts } from '../spoken-text.ts';
import { OBSOLETE_TERMS } from './terms.ts';

/** Text must speak of Kubernetes as it is. */
export const rule: Rule = {
  id: 'doc/obsolete-term',
  severity: 'warning',
  summary: 'A word for something that Kubernetes has renamed, replaced or removed.',
  why: `A reader who learns "master node", Tiller or PodSecurityPolicy looks for things that the cluster does not have,
and finds only old answers to questions.

Each word is reported where it first stands. Sentences that say that it is of the past are left alone, and so are
masters of databases and the like. In documents other than lessons of ours it is for information.`,
  source: 'https://kubernetes.io/docs/reference/glossary/',
  check({ lesson, report }) {
    const texts = spokenTexts(lesson).filter(({ kind, quiz }) => kind === 'prose' && !quiz);
    for (const term of OBSOLETE_TERMS) {
      const all = texts.flatMap((spoken) =>
        [...spoken.text.matchAll(new RegExp(term.pattern, `g${term.pattern.flags.replace('g', '')}`))]
          .filter((match) => !isOfThePast(sentenceAt(spoken.text, match.index)) && term.unless?.test(spoken.text) !== true)
          .map((match) => ({ word: match[0], range: spoken.range(match.index, match.index + match[0].length) })),
      );
      const [first, ...others] = all;
      if (first === undefined) continue;
      const lines = [...new Set(others.map(({ range }) => range.start.line))].filter((line) => line !== first.range.start.line);
      report({
        range: first.range,
        message: `"${first.word.replace(/\s+/g, ' ')}" ${term.fate}`,
        help: term.instead,
        ...(lines.length === 0 ? {} : { related: lines.slice(0, 5).map((line) => ({ file: lesson.source.file, line, message: 'here again' })) }),
        ...(lesson.dialect === 'mdx' ? {} : { severity: 'info' as const }),
      });
    }
  },
};
