import { wholeExcerpt } from '../text/excerpt.ts';
import { rangeAt, type Source } from '../text/source.ts';
import { parseYaml } from '../text/yaml/parse.ts';
import { baseName } from './dialect.ts';
import { classifyStream } from './roles/classify-yaml.ts';
import { findPlaceholders } from './roles/placeholders.ts';
import { yamlSuppressions, type Suppressions } from './suppressions.ts';
import type { Block, Lesson } from './types.ts';
import { WorkspaceBuilder, type MergeKeysOf } from './workspace/revisions.ts';

/** A YAML or JSON file as a lesson of one block, which is the file itself. */
export function parseYamlFile(source: Source, keysOf: MergeKeysOf): Lesson {
  const excerpt = wholeExcerpt(source);
  const yaml = parseYaml(excerpt);
  const block: Block = {
    index: 0,
    role: classifyStream(yaml) === 'manifest' ? 'file' : 'other',
    language: source.file.toLowerCase().endsWith('.json') ? 'json' : 'yaml',
    attributes: [],
    excerpt,
    range: rangeAt(source, 0, source.text.length),
    file: baseName(source.file),
    hidden: false,
    yaml,
  };
  if (block.role === 'file') {
    const placeholders = findPlaceholders(yaml);
    if (placeholders.length > 0) {
      block.role = 'template';
      block.placeholders = placeholders;
    }
  }
  const found: Suppressions = { suppressions: [], problems: [] };
  yamlSuppressions(yaml, found);
  const workspace = new WorkspaceBuilder('yaml', keysOf);
  workspace.add(block);
  return {
    source,
    dialect: 'yaml',
    blocks: [block],
    revisions: workspace.revisions,
    prose: [],
    headings: [],
    components: [],
    suppressions: found.suppressions,
    problems: found.problems,
  };
}
