import type { Block } from '../../../lesson/types.ts';
import { excerptRange } from '../../../text/excerpt.ts';
import type { RuleReport } from '../../types.ts';

const FILE_COMMENT = /^(\s*(?:#|\/\/)\s*)((?:[\w.-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:ya?ml|json|py|js|ts|go|sh|toml|cfg|conf|txt)|(?:[\w.-]+\/)*Dockerfile)\s*$/;

/** A first line that names another file than the block's title. */
export function otherFileNamed(block: Block): RuleReport | undefined {
  if (block.file === undefined || block.fileFrom !== 'attribute' || block.files !== undefined) return undefined;
  const first = block.excerpt.text.split('\n', 1)[0]!;
  const match = FILE_COMMENT.exec(first);
  if (match === null || baseName(match[2]!) === baseName(block.file)) return undefined;
  const start = match[1]!.length;
  return {
    range: excerptRange(block.excerpt, start, start + match[2]!.length),
    message: `the comment names ${match[2]}, but the block's title is ${block.file} (line ${block.range.start.line})`,
    help: `write ${block.file}, or remove the comment: the title already names the file`,
    related: [{ file: block.excerpt.file, line: block.range.start.line, message: `the block is ${block.file}` }],
  };
}

function baseName(path: string): string {
  return path.replace(/^.*\//, '');
}
