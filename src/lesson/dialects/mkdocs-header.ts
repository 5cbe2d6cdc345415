/** The first line of an admonition or a content tab, read. */
export interface MkdocsHeader {
  /** `!!!` always open, `???` collapsed, `???+` collapsible, `===` a content tab. */
  marker: '!!!' | '???' | '???+' | '===';
  /** The words behind the marker: `note`, `inline`, `end`. */
  types: string[];
  title: { text: string; /** Where the text starts within the header. */ start: number } | undefined;
}

const ADMONITION = /^(!!!|\?\?\?\+?) ?([\w-]+(?: +[\w-]+)*)?(?: *"(.*)")? *$/;
const TAB = /^===[!+]? *"(.*)" *$/;

/** Reads such a line, from its marker on; `undefined` when it is something else. */
export function parseMkdocsHeader(line: string): MkdocsHeader | undefined {
  const tab = TAB.exec(line);
  if (tab !== null) return { marker: '===', types: [], title: titleOf(line, tab[1]!) };
  const match = ADMONITION.exec(line);
  if (match === null) return undefined;
  const [, marker, types, title] = match;
  // `!!!` needs a type; only a collapsible one may have a title alone.
  if (types === undefined && (title === undefined || marker === '!!!')) return undefined;
  return {
    marker: marker as MkdocsHeader['marker'],
    types: types?.split(/ +/) ?? [],
    title: title === undefined ? undefined : titleOf(line, title),
  };
}

function titleOf(line: string, text: string): { text: string; start: number } {
  return { text, start: line.indexOf('"') + 1 };
}
