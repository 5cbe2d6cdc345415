import { UsageError } from '../usage-error.ts';

/** The longest name of a label value, which the slug becomes in the template. */
const LONGEST = 50;

/**
 * Checks that a slug can be a folder, an address on the site and a Kubernetes name at once.
 * Rule: RFC 1123 labels, as `metadata.name` of most kinds has them.
 * @throws UsageError that suggests a slug when the text can be made into one.
 */
export function checkedSlug(text: string): string {
  if (/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(text) && /^[a-z]/.test(text) && text.length <= LONGEST) return text;
  const suggestion = text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[\d-]+|-+$/g, '')
    .slice(0, LONGEST)
    .replace(/-+$/, '');
  const hint = suggestion === '' ? '' : `; did you mean ${suggestion}?`;
  throw new UsageError(
    `drydock new: the slug is ${JSON.stringify(text)}, expected a letter, then lower-case letters, digits and single dashes, at most ${LONGEST}${hint}`,
  );
}

/** `rolling-update` becomes `Rolling update`. */
export function titleOf(slug: string): string {
  const words = slug.replaceAll('-', ' ');
  return words.slice(0, 1).toUpperCase() + words.slice(1);
}
