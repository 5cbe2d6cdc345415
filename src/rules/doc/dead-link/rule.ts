import { nearestName } from '../../../kube/nearest.ts';
import type { Lesson, ProseSpan } from '../../../lesson/types.ts';
import type { Rule, RuleReport } from '../../types.ts';

/** A link must lead somewhere. */
export const rule: Rule = {
  id: 'doc/dead-link',
  severity: 'error',
  summary: 'A link leads to no heading of the page, to nothing, or has a misspelt scheme.',
  why: `A table of contents that was written by hand goes stale when a heading changes: \`[Scale](#scale-the-pods)\` then
leads to the top of the page, without any error. A link without a target does the same.

Links within the page are looked at, against its headings and the \`id\`s in it. Sites make anchors from headings in
different ways, so punctuation, case and numbering are not minded outside of lessons of ours, and there it is a warning.
A link to another Markdown file is reported where neither the page's folder nor one above it has that file.`,
  source: 'https://spec.commonmark.org/0.31.2/#links',
  check({ lesson, report }) {
    const anchors = new Set(anchorsOf(lesson).map(folded));
    for (const span of lesson.prose) {
      if (span.kind !== 'link' || span.url === undefined) continue;
      const found = judge(span, span.url.trim(), anchors, lesson);
      if (found !== undefined) report(lesson.dialect === 'mdx' ? found : { ...found, severity: 'warning' });
    }
  },
};

function judge(span: ProseSpan, url: string, anchors: ReadonlySet<string>, lesson: Lesson): RuleReport | undefined {
  const range = span.urlRange ?? span.range;
  if (url === '' || url === '#') {
    // In HTML and in lists of badges `#` is where a script hooks in.
    return span.text.trim() === '' ? undefined : { range, message: `the link "${shorten(span.text)}" has no target` };
  }
  const scheme = /^(?:h?t?tps?:\/(?!\/)|htt?ps?\/\/|(?:htp|htpp|hhtp|ttp|htttp|htps|hhtps|ttps|htttps)s?:\/\/)/i.exec(url);
  if (scheme !== null) return { range, message: `${scheme[0]} is no scheme, so this is a link to a file of that name`, help: 'write https://' };
  if (isMissingPage(url, lesson)) {
    const path = url.replace(/[?#].*$/, '');
    return { range, message: `${path} is linked here, but there is no such file beside this page`, help: 'correct the path, or take the page along' };
  }
  if (!url.startsWith('#') || lesson.headings.length === 0) return undefined;
  const anchor = decoded(url.slice(1));
  if (anchor === 'top' || /^(?:fn|user-content|__|:~:|L\d)/.test(anchor) || anchors.has(folded(anchor)) || isNumbered(anchor, anchors)) return undefined;
  const near = nearestName(anchor, lesson.headings.map((heading) => heading.slug));
  return {
    range,
    message: `no heading of this page has the anchor #${anchor}`,
    ...(near === undefined ? {} : { help: `write #${near}` }),
  };
}

/** A relative link to a Markdown file that neither the page's folder nor, as some sites have it, one above it holds. */
function isMissingPage(url: string, { hasFile }: Lesson): boolean {
  const path = /^(?![\w+.-]+:|\/|#)([^?#{}<>*]+\.mdx?)(?:[?#].*)?$/.exec(url)?.[1];
  if (path === undefined || hasFile === undefined) return false;
  return !['', '../', '../../', '../../../', '../../../../'].some((up) => hasFile(up + decoded(path)));
}

/** Slugs of headings, and anchors that HTML, attributes (`{#id}`, `{: #id }`) and components make. */
function anchorsOf(lesson: Lesson): string[] {
  const written = [...lesson.source.text.matchAll(/\b(?:id|name)\s*=\s*["'{]*([\w:.-]+)|\{:?\s*#([\w:.-]+)/g)].map((match) => (match[1] ?? match[2])!);
  return [...lesson.headings.flatMap((heading) => [heading.slug, heading.text]), ...(lesson.anchors ?? []), ...written];
}

/** `-1` and `_1` are added to the anchor of a heading whose text stands twice. */
function isNumbered(anchor: string, anchors: ReadonlySet<string>): boolean {
  return /[-_]\d+$/.test(anchor) && anchors.has(folded(anchor.replace(/[-_]\d+$/, '')));
}

/** What anchors of all sites have in common: letters and digits. */
function folded(anchor: string): string {
  return anchor.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

function decoded(anchor: string): string {
  try {
    return decodeURIComponent(anchor);
  } catch {
    return anchor;
  }
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
