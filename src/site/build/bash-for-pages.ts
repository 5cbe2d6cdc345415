import { fileURLToPath } from 'node:url';
import { PROGRAMS } from '../../shell/bash/programs.ts';

/** What Vite calls of a plugin, as far as this one goes. */
export interface BashForPages {
  name: string;
  enforce: 'pre';
  resolveId(id: string, importer: string | undefined): string | undefined;
  load(id: string): string | undefined;
  transform(code: string, id: string): { code: string; map: null } | undefined;
}

const TABLES_MODULE = fileURLToPath(new URL('../../shell/bash/unicode-tables.ts', import.meta.url));
const ABSENT = '\0drydock:absent.cjs';
const FOLDER = /[\\/]just-bash[\\/]dist[\\/]bundle[\\/]/;

/** A line of its list of programs: `{name:"tac",load:async()=>(await import("./chunks/tac-….js")).tac}`. */
const PROGRAM = /\{name:"([\w-]+)",load:async\(\)=>\(await import\("[^"]+"\)\)\.\w+\},?/g;

/** The class of re2js that holds Unicode's categories and scripts: two thirds of that engine. */
const TABLE = /static (?!fold)\w+=new \w+\(new Uint32Array\(\[[\d,e]*\]\)\)(?:;|(?=\}))/g;
const MAPS = /static (CATEGORIES|SCRIPTS)=new Map\(\[(?:\["\w+",\w+\.\w+\],?)+\]\);/g;
const UPPER = /static Upper=this\.Lu;/;

/**
 * Bundles of just-bash for pages. The build of it that is meant for browsers is one file with every program in it, and
 * more than a page can be asked to load; the one for Node loads programs one by one. This takes the latter without
 * the programs that the simulated computer does not have (`PROGRAMS`), and without Node's modules, which only those
 * need. Tables of Unicode are left to the browser, which has them for its own regular expressions.
 *
 * @throws Error when just-bash is not as it was when this was written; its version is pinned
 */
export function bashForPages(): BashForPages {
  return {
    name: 'drydock:bash-for-pages',
    enforce: 'pre',
    resolveId(id, importer) {
      if (id === 'just-bash/browser') return fileURLToPath(import.meta.resolve('just-bash'));
      if (importer === undefined || !FOLDER.test(importer)) return undefined;
      return id.startsWith('node:') || /undici-|flag-coverage-/.test(id) ? ABSENT : undefined;
    },
    load: (id) => (id === ABSENT ? 'module.exports = {};' : undefined),
    transform(code, id) {
      if (!FOLDER.test(id)) return undefined;
      let text = code.replace(/^import\{createRequire\} ?from"node:module";[^\n]*\n/, '').replaceAll('(typeof __BROWSER__>"u"||!__BROWSER__)', 'false');
      if (/[\\/]bundle[\\/]index\.js$/.test(id)) text = withoutPrograms(text);
      if (text.includes('static CATEGORIES=')) text = withoutUnicodeTables(text);
      return { code: text, map: null };
    },
  };
}

function withoutPrograms(code: string): string {
  const wanted = new Set<string>(PROGRAMS);
  const kept = new Set<string>();
  const text = code.replace(PROGRAM, (all, name: string) => {
    if (!wanted.has(name)) return '';
    kept.add(name);
    return all;
  });
  const missing = PROGRAMS.filter((name) => !kept.has(name));
  if (missing.length > 0) throw new Error(`bash-for-pages: just-bash was expected to list the programs ${missing.join(', ')}`);
  return text;
}

function withoutUnicodeTables(code: string): string {
  const type = /static C=new (\w+)\(new Uint32Array/.exec(code)?.[1];
  const getter = (name: string, pattern: string): string => `static get ${name}(){return unicodeTable(${type},${JSON.stringify(pattern)})}`;
  let maps = 0;
  const text = code.replace(TABLE, '').replace(UPPER, '').replace(MAPS, (_all, name: string) => {
    maps += 1;
    const pattern = { CATEGORIES: 'gc', SCRIPTS: 'sc' }[name]!;
    return `static ${name}=new UnicodeTables(${type},"${pattern}");`;
  }).replace('static CASE_ORBIT=', () => `${getter('Upper', '\\p{Lu}')}${getter('Print', '[\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}]')}static CASE_ORBIT=`);
  if (type === undefined || maps !== 2 || /static Print=/.test(text)) throw new Error('bash-for-pages: re2js was expected to hold tables of Unicode');
  return `import { UnicodeTables, unicodeTable } from ${JSON.stringify(TABLES_MODULE)};${text}`;
}
