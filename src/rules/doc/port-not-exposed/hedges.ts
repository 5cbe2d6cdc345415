/** The sentence tells the reader to give the port another number, so the number is one that it will have. */
export function isChange(sentence: string): boolean {
  return /\b(?:change[ds]?|changing|edit|replac(?:e|ing)|pick|choose|choosing|try|switch(?:ing)?|increase|decrease|move|renumber|set(?:ting)?|give|assign)\b[^.]*\b(?:to|with|as|by|port)\b/i.test(
    sentence,
  );
}

/** The sentence gives an example or a range. */
export function isExample(sentence: string): boolean {
  return /\b(?:e\.?g\b|for example|for instance|such as|between|ranges?|at random|randomly|suppose|imagine|say,|say \d|typo|mistake)/i.test(
    sentence,
  );
}

/** The sentence speaks of what might be, was, or is not. */
export function isHypothetical(sentence: string): boolean {
  return /\b(?:instead|rather than|default(?:s|ed)?|wrong|if|would|could|might|no longer|formerly|used to|was|were|had been|not|never|nothing|unless)\b|n't\b/i.test(
    sentence,
  );
}

const COUNTED =
  /^\s*(?:requests?|connections?|users?|customers|clients|people|bytes|[kKMGT]i?B?\b|lines|rows|items|records|events|files|seconds?|minutes|hours|days|milliseconds|microseconds|[mµun]s\b|times|tokens|messages|queries|objects|entries|characters|words|samples|points|steps|iterations|IOPS|[rq]ps\b|dollars|euros|miles|kilomet\w+|met(?:er|re)s|km\b)/;

/** The number counts something: `30000 requests`, `30000 ms`. */
export function isCount(text: string, end: number): boolean {
  return COUNTED.test(text.slice(end, end + 24));
}

/** The sentence speaks of ports. */
export function isAboutPorts(sentence: string): boolean {
  return /\b(?:node)?ports?\b|\blocalhost\b|\blistens?\b/i.test(sentence);
}

/** The number is an end of a range: `30000-32767`, `30000 to 32767`, `from 30000 up`, `30000–32767`. */
export function isRangeEnd(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 24), start);
  const after = text.slice(end, end + 24);
  return (
    /\d\s*`?\s*(?:-{1,3}|–|—|\.\.+|…|~|to|through|until|and|bis)\s*`?\s*$/i.test(before) ||
    /^\s*`?\s*(?:-{1,3}|–|—|\.\.+|…|~|to|through|until|and|or (?:higher|above|more))\s*`?\s*(?:\d|$)/i.test(after) ||
    /\b(?:from|between|above|below|over|under|than|least|most|[<>]=?|range)\s*`?$/i.test(before) ||
    /^\s*(?:or (?:higher|above|more|lower)|and (?:up|above|higher)|\+)/i.test(after)
  );
}
