/** Front matter that Docusaurus, Nextra, Mintlify and Fumadocs know and a lesson does not have. */
const FOREIGN_FIELD = /^(?:id|sidebar_(?:position|label|class_name|custom_props)|pagination_(?:label|next|prev)|hide_(?:title|table_of_contents)|toc_(?:min|max)_heading_level|custom_edit_url|keywords|last_update|displayed_sidebar|sidebarTitle|mode|full|asIndexPage|searchable|og:\w+)[ \t]*:/m;
/** Modules that only those generators resolve. */
const FOREIGN_MODULE = /^(?:import|export)\b[^\n]*['"](?:@theme(?:-original)?\/|@docusaurus\/|@site\/|nextra(?:['"/-])|fumadocs-|\/snippets\/)/m;

const FRONT_MATTER = /^\uFEFF?---[ \t]*\r?\n([\s\S]*?)\r?\n---[ \t]*(?:\r?\n|$)/;

/**
 * Whether an MDX page was written for another generator than Drydock's: by fields of its front matter, or by what it
 * imports. It is parsed as MDX, and judged as Markdown that nobody wrote for Drydock.
 * Sources: the front matter of Docusaurus (plugin content-docs), Nextra, Mintlify and Fumadocs.
 */
export function isForeignMdx(text: string): boolean {
  const head = text.slice(0, LONGEST_HEAD);
  const frontMatter = FRONT_MATTER.exec(head)?.[1];
  return (frontMatter !== undefined && FOREIGN_FIELD.test(frontMatter)) || FOREIGN_MODULE.test(head);
}

/** Front matter and imports stand in so many characters. */
const LONGEST_HEAD = 20_000;

const LONGEST_HEADING = 500;
const FENCE = /^[ \t>]*(?:[-*+] +|\d+[.)] +)?(`{3,}|~{3,})/;
const HEADING_ID = /^(#{1,6}[ \t].*?)([ \t]*\{#[\w-]+\})([ \t]*)$/;

/**
 * The text with what such generators take out before MDX sees it: `{#id}` behind a heading becomes blanks, and
 * `<!-- … -->` a comment of MDX. Every character keeps its place, and fences stay as they are.
 */
export function asPlainMdx(text: string): string {
  let fence: string | undefined;
  let inComment = false;
  return text
    .split('\n')
    .map((line) => {
      const marker = inComment ? undefined : FENCE.exec(line)?.[1];
      if (fence !== undefined) {
        if (marker?.startsWith(fence) === true && line.trim().endsWith(marker)) fence = undefined;
        return line;
      }
      if (marker !== undefined) {
        fence = marker;
        return line;
      }
      const heading = line.length > LONGEST_HEADING ? null : HEADING_ID.exec(line.replace(/\r$/, ''));
      if (heading !== null) return line.replace(heading[2]!, ' '.repeat(heading[2]!.length));
      const { line: changed, open } = asMdxComment(line, inComment);
      inComment = open;
      return changed;
    })
    .join('\n');
}

/** Both marks of HTML are as long as those of MDX that take their place. */
function asMdxComment(line: string, open: boolean): { line: string; open: boolean } {
  let rest = line;
  let done = '';
  let inside = open;
  for (;;) {
    const mark = inside ? '-->' : '<!--';
    const at = rest.indexOf(mark);
    const upTo = at < 0 ? rest : rest.slice(0, at);
    // The end of MDX's own comment must not stand in one.
    done += inside ? upTo.replaceAll('*/', '* ') : upTo;
    if (at < 0) return { line: done, open: inside };
    done += inside ? '*/}' : '{/* ';
    rest = rest.slice(at + mark.length);
    inside = !inside;
  }
}
