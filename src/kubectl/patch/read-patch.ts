import { badRequest } from '../../cluster/api/status-error.ts';
import { goQuote } from '../../kube/decode/go-quote.ts';
import { jsonError } from '../../kube/decode/json-error.ts';
import { wholeExcerpt } from '../../text/excerpt.ts';
import { createSource, positionAt, type Source } from '../../text/source.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import type { YamlProblem } from '../../text/yaml/types.ts';
import { CommandError } from '../errors/command-error.ts';

/**
 * A patch as data. What begins with a brace goes to the server as it is, which reads JSON only; everything else is
 * read as YAML here.
 * @returns the patch, when it is asked for: the server is asked for the object first
 * @throws CommandError for YAML that cannot be read; what is returned throws a StatusError for such JSON
 * Rule: `yaml.ToJSON` of apimachinery.
 */
export function readPatch(text: string): () => unknown {
  if (text.trimStart().startsWith('{')) return () => parseJson(text);
  const source = createSource('patch', text);
  const { documents } = parseYaml(wholeExcerpt(source));
  const problem = documents[0]?.problems.find(({ code }) => code !== 'duplicate-key' && code !== 'document-end');
  if (problem !== undefined) throw new CommandError(`unable to parse ${goQuote(text)}: ${decoderWords(problem, source)}`);
  return () => documents[0]?.value ?? null;
}

/** What Go's YAML decoder says; of a bracket that is never closed it says what it looked for. */
function decoderWords({ serverMessage, message, start }: YamlProblem, source: Source): string {
  if (serverMessage !== undefined) return serverMessage.replace(/^error converting YAML to JSON: /, '');
  const close = { '[': ']', '{': '}' }[/^the bracket ([[{]) that opens here/.exec(message)?.[1] ?? ''];
  return `yaml: line ${positionAt(source, start).line}: ${close === undefined ? message : `did not find expected ',' or '${close}'`}`;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badRequest(jsonError(text));
  }
}
