import { unescaped } from './expand.ts';

/** What `printf` writes: the format again and again until there are no arguments left. Rule: POSIX.1, printf. */
export function format(text: string, args: readonly string[]): string {
  const left = [...args];
  let result = '';
  do {
    const before = left.length;
    result += unescaped(text).replace(/%(%|([-+ 0#]*)(\d+|\*)?(?:\.(\d+))?([sdiuxXofeEgGcbq]))/g, (_found, all: string, flags: string = '', width: string | undefined, precision: string | undefined, kind: string) => {
      if (all === '%') return '%';
      const wide = width === '*' ? Number(left.shift() ?? 0) : Number(width ?? 0);
      const value = left.shift();
      return padded(converted(kind, value, precision, flags), wide, flags, kind);
    });
    if (left.length === before) break;
  } while (left.length > 0);
  return result;
}


function converted(kind: string, value: string | undefined, precision: string | undefined, flags: string): string {
  if (kind === 's' || kind === 'q') return precision === undefined ? (value ?? '') : (value ?? '').slice(0, Number(precision));
  if (kind === 'b') return unescaped(value ?? '');
  if (kind === 'c') return (value ?? '').slice(0, 1);
  const number = /^['"]/.test(value ?? '') ? value!.charCodeAt(1) : Number(value ?? 0) || 0;
  const plus = flags.includes('+') && number >= 0 ? '+' : '';
  switch (kind) {
    case 'x': return Math.trunc(number).toString(16);
    case 'X': return Math.trunc(number).toString(16).toUpperCase();
    case 'o': return Math.trunc(number).toString(8);
    case 'f': return plus + number.toFixed(Number(precision ?? 6));
    case 'e':
    case 'E': return plus + number.toExponential(Number(precision ?? 6)).replace(/e([-+])(\d)$/, 'e$10$2');
    case 'g':
    case 'G': return String(Number(number.toPrecision(Number(precision ?? 6))));
    default: return plus + String(Math.trunc(number)).padStart(Number(precision ?? 0), '0');
  }
}

function padded(text: string, width: number, flags: string, kind: string): string {
  if (flags.includes('-')) return text.padEnd(width);
  if (!flags.includes('0') || kind === 's') return text.padStart(width);
  return text.startsWith('-') ? `-${text.slice(1).padStart(width - 1, '0')}` : text.padStart(width, '0');
}
