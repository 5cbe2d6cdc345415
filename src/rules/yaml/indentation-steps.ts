import type { YamlLine } from './lines.ts';

/** A key that stands deeper than the key it belongs to, by `step` columns. */
export interface IndentationStep {
  line: YamlLine;
  step: number;
}

/** By how much the first field of each mapping stands deeper than the key that holds it; lists are left out. */
export function indentationSteps(lines: readonly YamlLine[]): IndentationStep[] {
  const content = lines.filter((line) => line.kind === 'content');
  return content.flatMap((line, index) => {
    const before = content[index - 1];
    if (before?.key === undefined || before.value !== '' || line.key === undefined || line.dashes.length > 0) return [];
    const step = line.column - before.column;
    return step > 0 ? [{ line, step }] : [];
  });
}
