/** The letters and digits of generated names, as apimachinery's `rand.SafeEncodeString` writes them. */
const SAFE = '[bcdfghjklmnpqrstvwxz2456789]';

interface Rule {
  pattern: RegExp;
  shape: string | ((match: string) => string);
}

/**
 * Words that are known only at run time, and what stands for them. Order matters: longer words first.
 * A word that was typed or stands in a file is known, and stays as it is.
 */
const RUN_TIME: readonly Rule[] = [
  // Log lines of client-go (klog): severity, time, process and place.
  { pattern: /^[EWI]\d{4} \d\d:\d\d:\d\d\.\d{6} +\d+ /g, shape: '<klog> ' },
  { pattern: /\b\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z| ?[+-]\d\d:?\d\d)?(?: UTC)?/g, shape: '<time>' },
  { pattern: /\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),? (?:\d\d? )?[A-Z][a-z]{2} [\d :]+(?:[+-]\d{4}|[A-Z]{3})?(?: \d{4})?/g, shape: '<time>' },
  { pattern: /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, shape: '<uid>' },
  { pattern: /\beyJ[\w-]+(?:\.[\w-]+){0,2}/g, shape: '<token>' },
  { pattern: /\b[0-9a-f]{12,}\b/g, shape: (match) => (/\d/.test(match) ? '<hex>' : match) },
  { pattern: /(resourceVersion\\?"?: *\\?"?|Resource Version: +|"resourceVersion":\\?")\d+/g, shape: '$1<revision>' },
  // Addresses of pods, Services and nodes, with the port of a client; those of the computer itself are known.
  { pattern: /\b(?:10|172|192)\.\d{1,3}\.\d{1,3}\.\d{1,3}\b(?::(?:3[3-9]|[45]\d|6[0-5])\d{3}\b)?/g, shape: '<ip>' },
  // The port of a client on the computer itself, or in its own pod: from those that Linux hands out.
  { pattern: /\b127\.0\.0\.1:(?:3[3-9]|[45]\d)\d{3}\b/g, shape: '127.0.0.1:<port>' },
  // Node ports that were allocated.
  { pattern: /\b(?:30|31|32)\d{3}\b/g, shape: '<nodePort>' },
  // A pod of a ReplicaSet, a ReplicaSet, and other generated names; the minute in the name of a CronJob's Job.
  { pattern: new RegExp(`-${SAFE}{8,10}-${SAFE}{5}\\b`, 'g'), shape: '-<hash>-<suffix>' },
  { pattern: new RegExp(`([-=] ?|hash: )${SAFE}{7,10}\\b(?!-)`, 'g'), shape: (match) => (/\d/.test(match) ? `${/^(?:[-=] ?|hash: )/.exec(match)![0]}<hash>` : match) },
  { pattern: new RegExp(`-${SAFE}{5}\\b(?!-)`, 'g'), shape: '-<suffix>' },
  { pattern: /-\d{8}\b/g, shape: '-<minute>' },
];

/** How often an event happened depends on when one looks. */
const COUNTS: Rule = { pattern: /\(x\d+ over <age>\)/g, shape: '<age>' };
/** Ages and durations that stand alone. */
const AGE = /(^|[\s(])(?:\d+(?:\.\d+)?(?:ms|[ywdhms]))+(?=$|[\s),])/g;
/** `100m` is a tenth of a CPU where CPUs are spoken of. */
const CPU = /cpu|CPU|millicores|\d+m \(\d+%\)/;

export interface ShapeOptions {
  /** Everything that was typed and that stands in files: words from it are known. */
  known: string;
  /** Which of several like nodes a pod came to is chance, unless the command is about nodes. */
  nodesAreChance: boolean;
}

/** A printed line with what stands for words that are known only at run time, and with single blanks. */
export function shapeOf(line: string, { known, nodesAreChance }: ShapeOptions): string {
  let text = line;
  for (const { pattern, shape } of RUN_TIME) {
    text = text.replace(pattern, (match, ...groups: unknown[]) => {
      const word = match.replace(/^[-=: ]+/, '');
      if (word.length > 4 && known.includes(word)) return match;
      if (typeof shape !== 'string') return shape(match);
      return shape.replace('$1', String(groups[0] ?? ''));
    });
  }
  if (nodesAreChance) text = text.replace(/\bdesktop-worker2?\b(?:\/<ip>|\/[\d.]+)?|\b198\.51\.100\.1[23]\b/g, '<worker>');
  text = text.replace(AGE, (match, before: string) => (CPU.test(line) && /^\d+m$/.test(match.trim()) ? match : `${before}<age>`));
  text = text.replace(AGE, (match, before: string) => (CPU.test(line) && /^\d+m$/.test(match.trim()) ? match : `${before}<age>`));
  return text.replace(COUNTS.pattern, COUNTS.shape as string).replaceAll(/\s+/g, ' ').trimEnd();
}

/** Whether the order of a line among its neighbours is chance: generated names, events, concurrent actions. */
export function isUnordered(shape: string): boolean {
  return /<suffix>|<hash>|<ip>|<worker>|<minute>/.test(shape) || /^ ?(?:<age> )?(?:Normal|Warning) /.test(shape);
}
