import type { YamlStream } from '../../text/yaml/types.ts';
import { yamlLines, type YamlLine } from './lines.ts';

const memo = new WeakMap<YamlStream, YamlLine[]>();

/** The lines of a YAML text, read once; none for a text that was too large to be parsed. */
export function streamLines(yaml: YamlStream): YamlLine[] {
  let lines = memo.get(yaml);
  if (lines === undefined) {
    const tooLarge = yaml.documents.some(({ root, problems }) => root === undefined && problems.some(({ code }) => code === 'limit'));
    lines = tooLarge ? [] : yamlLines(yaml.excerpt.text);
    memo.set(yaml, lines);
  }
  return lines;
}
