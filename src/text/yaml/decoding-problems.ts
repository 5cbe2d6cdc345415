import { goValue } from './go-values.ts';
import { quoted, serverText, type Problems } from './problems.ts';
import type { YamlEntry, YamlNode, YamlProblem, YamlScalar } from './types.ts';

/*
 * Wording of the problems of a text that is well-formed YAML, but that the decoder of Kubernetes
 * cannot turn into JSON, or turns into something else than its author meant.
 */

/** A key that stands in its mapping already. */
export function duplicateKey(first: YamlEntry, second: YamlEntry, problems: Problems): YamlProblem {
  const key = second.key as YamlScalar;
  const shown = typeof key.value === 'string' ? JSON.stringify(key.value) : String(key.value);
  const firstLine = problems.line(first.key.start);
  return {
    code: 'duplicate-key',
    start: key.start,
    end: key.end,
    message: `the key ${quoted(second.name)} stands twice in one mapping: on line ${firstLine} and again on line ${problems.line(key.start)}`,
    help: 'remove one of the two; kubectl silently takes the last, and strict decoding refuses both',
    serverMessage: `line ${problems.lineInDecoder(second.value.start)}: key ${shown} already set in map`,
    related: { start: first.key.start, end: first.key.end, message: `${quoted(second.name)} is set here first` },
  };
}

/** A mapping or list as a key; most of the time it is an unquoted template expression. */
export function complexKey(key: YamlNode, data: unknown): YamlProblem {
  const template = key.kind === 'mapping' && key.flow;
  return {
    code: 'unsupported-value',
    start: key.start,
    end: key.end,
    message: `a ${key.kind === 'mapping' ? 'mapping' : 'list'} is used as a key here, but a key must be a string`,
    help: template
      ? 'two opening braces are a mapping within a mapping; if this is a template expression, put the whole value in quotes or render the template first'
      : 'write a plain or quoted string before the colon',
    serverMessage: serverText(`yaml: invalid map key: ${goValue(data)}`),
  };
}

/** A key that JSON has no form for. */
export function unsupportedKey(key: YamlScalar, data: unknown): YamlProblem {
  const isNull = key.value === null;
  const type = isNull ? '%!s(<nil>)' : 'uint64';
  return {
    code: 'unsupported-value',
    start: key.start,
    end: key.end,
    message: isNull
      ? `the key ${key.raw === '' ? 'is empty' : `${quoted(key.raw)} is read as null`}, but a key must be a string`
      : `the key ${quoted(key.raw)} is larger than an integer key may be`,
    help: key.raw === '' ? 'write a key before the colon' : `write "${key.raw}" in quotes`,
    // The decoder has other words for a key that is not even written.
    ...(key.raw === '' ? {} : {
      serverMessage: serverText(`unsupported map key of type: ${type}, key: ${goValue(key.value)}, value: ${goValue(data)}`),
    }),
  };
}

/** Infinity or NaN as a value. */
export function unsupportedNumber(scalar: YamlScalar): YamlProblem {
  const shown = Number.isNaN(scalar.value) ? 'NaN' : scalar.value === Infinity ? '+Inf' : '-Inf';
  return {
    code: 'unsupported-value',
    start: scalar.start,
    end: scalar.end,
    message: `${quoted(scalar.raw)} is read as the number ${shown}, which JSON, and so the API server, cannot hold`,
    help: `write "${scalar.raw}" in quotes if the text is meant`,
    serverMessage: serverText(`json: unsupported value: ${shown}`),
  };
}

/** A value that does not fit its tag. */
export function wrongTag(start: number, end: number, error: string): YamlProblem {
  const binary = error.includes('!!binary');
  return {
    code: 'unsupported-value',
    start,
    end,
    message: binary ? 'the tag !!binary stands before text that is not base64' : 'the value does not fit the tag that stands before it',
    help: binary ? 'write base64 behind !!binary, or remove the tag' : 'remove the tag, or write a value of that type',
    serverMessage: serverText(error),
  };
}

/** `<<` with something that is no mapping. */
export function mergeNeedsMapping(source: YamlNode): YamlProblem {
  return {
    code: 'unsupported-value',
    start: source.start,
    end: source.end,
    message: `\`<<\` merges another mapping into this one, but a ${source.kind === 'sequence' ? 'list' : 'plain value'} stands here`,
    help: 'write an alias of a mapping, such as `<<: *defaults`, or a list of such aliases',
    serverMessage: serverText('yaml: map merge requires map or sequence of maps as the value'),
  };
}

/** An alias whose anchor does not come before it in the same document. */
export function unknownAnchor(start: number, end: number, name: string, known: readonly string[]): YamlProblem {
  return {
    code: 'syntax',
    start,
    end,
    message: name === ''
      ? 'a `*` begins an alias, but no name follows it'
      : `the alias \`*${name}\` refers to an anchor \`&${name}\` that does not come before it in this document`,
    help: known.length > 0
      ? `anchors known here: ${known.slice(0, 5).map((anchor) => `\`&${anchor}\``).join(', ')}; write "*${name}" in quotes if the text is meant`
      : `define it first with \`&${name}\`, or write "*${name}" in quotes if the text is meant`,
    serverMessage: serverText(`yaml: unknown anchor '${name}' referenced`),
  };
}

/** An alias within the value of its own anchor. */
export function selfReference(start: number, end: number, name: string, target: YamlNode): YamlProblem {
  return {
    code: 'syntax',
    start,
    end,
    message: `the alias \`*${name}\` stands within the value that \`&${name}\` names, so it would contain itself without end`,
    help: 'anchor a smaller part, or write the value out',
    serverMessage: serverText(`yaml: anchor '${name}' value contains itself`),
    related: { start: target.start, end: target.start, message: `\`&${name}\` begins here` },
  };
}

/** A key behind the last item of a list, on the same line. */
export function strayText(offset: number, body: string, at: number, problems: Problems): YamlProblem {
  const text = body.slice(at).split('\n', 1)[0]!.trimEnd();
  return {
    code: 'syntax',
    start: offset,
    end: offset + text.length,
    message: `${quoted(text)} stands behind a value on the same line`,
    help: 'begin a new line before it, or put the whole value in quotes',
    serverMessage: serverText(`yaml: ${problems.parserLine(offset)}did not find expected key`),
  };
}

/** `{a:[b]}`. */
export function tightColon(key: YamlScalar, problems: Problems): YamlProblem {
  return {
    code: 'syntax',
    start: key.start,
    end: key.end + 1,
    message: `a space is missing behind the colon of ${quoted(key.raw)}`,
    help: `write \`${key.raw}: \` with a space`,
    serverMessage: serverText(`yaml: ${problems.parserLine(key.start)}did not find expected ',' or '}'`),
  };
}

/** Aliases of aliases that multiply. */
export function excessiveAliasing(start: number, end: number, size: number): YamlProblem {
  return {
    code: 'limit',
    start,
    end,
    message: `the aliases up to here expand to ${size > 1e9 ? 'more than 1,000,000,000' : size.toLocaleString('en')} values, more than the decoder accepts`,
    help: 'write the values out instead of aliasing lists of aliases',
    serverMessage: serverText('yaml: document contains excessive aliasing'),
  };
}

