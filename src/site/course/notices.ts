import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './folders.ts';

/** Something by others that the built site contains. */
export interface Notice {
  package: string;
  version: string;
  /** What of it is on the site. */
  use: string;
  licence: string;
  /** The text of its licence file, when the package has one. */
  text: string | undefined;
}

/** The packages of which something is shipped to readers; what only builds the site is not among them. */
const SHIPPED: readonly { package: string; use: string }[] = [
  { package: '@fontsource-variable/archivo', use: 'the typeface of headings' },
  { package: '@fontsource-variable/source-sans-3', use: 'the typeface of text' },
  { package: '@fontsource-variable/jetbrains-mono', use: 'the typeface of code' },
  { package: '@kubernetes/client-node', use: 'the Kubernetes API reference, shown on the keys of manifests' },
  { package: 'kubernetes-models', use: 'field types and permitted values' },
  { package: '@astrojs/starlight', use: 'page layout, style sheets and scripts' },
  { package: 'astro', use: 'page scripts' },
  { package: 'astro-expressive-code', use: 'code blocks: style sheet and copy button' },
  { package: 'pagefind', use: 'search' },
  ...[
    '@codemirror/state',
    '@codemirror/view',
    '@codemirror/language',
    '@codemirror/commands',
    '@codemirror/lang-yaml',
    '@lezer/common',
    '@lezer/highlight',
    '@lezer/lr',
    '@lezer/yaml',
    '@marijn/find-cluster-break',
    'crelt',
    'style-mod',
    'w3c-keyname',
  ].map((name) => ({ package: name, use: 'the editor of files in lessons' })),
  { package: 'js-yaml', use: 'YAML, read in the page' },
];

/**
 * The notices of everything shipped, read from the installed packages when the site is built.
 * @throws Error when a package is not installed, or names no licence: then it must not be shipped.
 */
export function notices(root = projectRoot()): Notice[] {
  return SHIPPED.map(({ package: name, use }) => {
    const folder = join(root, 'node_modules', name);
    const { version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      version: string;
      license: string;
    };
    if (!license) throw new Error(`${name} is shipped with the site, but names no licence`);
    return { package: name, version, use, licence: license, text: licenceText(folder) };
  });
}

/** The licence files of a package, joined; nothing when it came with none. Some keep them in a folder. */
function licenceText(folder: string): string | undefined {
  const entry = readdirSync(folder, { withFileTypes: true }).find(({ name }) => /^licen[cs]es?(\.\w+)?$/i.test(name));
  if (!entry) return undefined;
  const path = join(folder, entry.name);
  const files = entry.isDirectory() ? readdirSync(path).map((name) => join(path, name)) : [path];
  return files.map((file) => readFileSync(file, 'utf8').trim()).join('\n\n');
}
