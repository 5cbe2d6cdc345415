/** What GitHub and Starlight drop from a heading: everything but letters, marks, digits, `_`, `-` and blanks. */
const DROPPED = /[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu;

/** Makes the anchors of a page's headings as github-slugger does; equal ones get `-1`, `-2` … */
export class Slugger {
  private readonly used = new Map<string, number>();

  slug(text: string): string {
    const base = text.toLowerCase().replace(DROPPED, '').replaceAll(' ', '-');
    let slug = base;
    let count = this.used.get(base) ?? 0;
    while (this.used.has(slug)) {
      count += 1;
      slug = `${base}-${count}`;
    }
    this.used.set(base, count);
    if (slug !== base) this.used.set(slug, 0);
    return slug;
  }
}
