/** Pieces of SVG, as text. Attribute order is the order given, so that the same drawing is the same text. */

type Attributes = Record<string, string | number | undefined>;

/** An element; `undefined` attributes are left out, children are markup already. */
export function element(name: string, attributes: Attributes, ...children: string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${escape(String(typeof value === 'number' ? round(value) : value))}"`)
    .join('');
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`;
}

/** A line of text at its baseline, cut to a number of characters; a cut text keeps the whole in its `title`. */
export function label(text: string, x: number, y: number, className: string, room = Infinity): string {
  const fits = text.length <= room;
  const title = fits ? [] : [element('title', {}, escape(text))];
  return element('text', { x, y, class: className }, ...title, escape(shorten(text, room)));
}

/** A text cut to a number of characters, the last of which then is an ellipsis. */
export function shorten(text: string, room: number): string {
  return text.length <= room ? text : `${text.slice(0, Math.max(1, room - 1))}…`;
}

export function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
