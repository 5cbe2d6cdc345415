/**
 * What `read` gives its variables of a line: a field for each, and to the last all that is left. Of the separators, blanks
 * count once however many they are, and any other ends a field, an empty one too.
 * Rule: POSIX, "read", and "Field Splitting" (2.6.5).
 * @param separators the value of `IFS`
 */
export function readFields(line: string, count: number, separators: string): string[] {
  const blanks = [...separators].filter((character) => ' \t\n'.includes(character)).join('');
  const isIn = (set: string, at: number): boolean => at < end && set.includes(line[at]!);
  let end = line.length;
  let at = 0;
  while (isIn(blanks, at)) at += 1;
  while (end > at && blanks.includes(line[end - 1]!)) end -= 1;
  const endOfField = (from: number): number => {
    let to = from;
    while (to < end && !separators.includes(line[to]!)) to += 1;
    return to;
  };
  const afterSeparator = (from: number): number => {
    let to = from;
    while (isIn(blanks, to)) to += 1;
    if (isIn(separators, to)) to += 1;
    while (isIn(blanks, to)) to += 1;
    return to;
  };
  const fields: string[] = [];
  while (fields.length < count - 1) {
    const to = endOfField(at);
    fields.push(line.slice(at, to));
    at = afterSeparator(to);
  }
  // A separator behind the last field is not part of it, unless more than one field is left.
  const last = endOfField(at);
  fields.push(line.slice(at, afterSeparator(last) === end ? last : end));
  return fields;
}
