/**
 * The name that is nearest to a text among those that Kubernetes takes: lower case, with hyphens for what is
 * not allowed. Undefined when nothing is left of it, or when it has letters that would be lost.
 */
export function slug(text: string, options: { dots?: boolean; max?: number } = {}): string | undefined {
  const { dots = false, max = 63 } = options;
  if (hasForeignLetters(text)) return undefined;
  const spaced = text.replace(/([a-z])([A-Z])/g, '$1-$2').toLowerCase();
  const name = spaced
    .replace(dots ? /[^a-z0-9.-]+/g : /[^a-z0-9-]+/g, '-')
    .replace(/-{2,}/g, '-')
    .replace(/(?:^|(?<=\.))[-.]+|[-.]+(?=$|\.)/g, '');
  return name === '' || name.length > max ? undefined : name;
}

/** `; write x`, for the end of a sentence; nothing when no name is known. */
export function writeInstead(name: string | undefined): string {
  return name === undefined ? '' : `; write ${name}`;
}

/** Letters such as `ö`, of which nobody but the author knows how they are to be written. */
export function hasForeignLetters(text: string): boolean {
  return /[^\p{ASCII}]/u.test(text);
}
