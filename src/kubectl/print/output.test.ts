import { describe, expect, it } from 'vitest';
import { wrapList } from './list.ts';
import { OUTPUT_FORMATS, OutputError, parseOutputFormat, type OutputOptions } from './output.ts';

const pod = (name: string): { apiVersion: string; kind: string; metadata: object; spec: object } => ({
  apiVersion: 'v1', kind: 'Pod', metadata: { name, managedFields: [] }, spec: { containers: [{ name: 'main', image: 'api:0.1.0' }] },
});
const FILES: Record<string, string> = { 'columns.txt': 'NAME IMAGES\nmetadata.name {.spec.containers[*].image}\n', 'list.tmpl': '{{range .items}}{{.metadata.name}} {{end}}' };

function print(format: string, object: unknown = pod('alpha'), options: Partial<OutputOptions> = {}): string {
  const parsed = parseOutputFormat(format, { formats: OUTPUT_FORMATS.get, readFile: (path) => FILES[path], ...options });
  return parsed.kind === 'human' ? 'human' : parsed.printer.print(object);
}

const LIST = wrapList([pod('alpha'), pod('beta')]);

describe('formats', () => {
  it.each([
    ['name', 'pod/alpha\npod/beta\n'], ['jsonpath={.items[*].metadata.name}', 'alpha beta'], ['custom-columns=NAME:.metadata.name', 'NAME\nalpha\nbeta\n'],
    ['custom-columns-file=columns.txt', 'NAME    IMAGES\nalpha   api:0.1.0\nbeta    api:0.1.0\n'], ['go-template-file=list.tmpl', 'alpha beta '],
    ['custom-columns=NAME:metadata.name,NONE:.nosuch,ALL:.spec', 'NAME    NONE     ALL\nalpha   <none>   map[containers:[map[image:api:0.1.0 name:main]]]\nbeta    <none>   map[containers:[map[image:api:0.1.0 name:main]]]\n'],
  ])('%s', (format, text) => expect(print(format, LIST)).toBe(text));

  it('knows what is for people', () => {
    expect(parseOutputFormat('', { formats: OUTPUT_FORMATS.get })).toEqual({ kind: 'human', wide: false });
    expect(parseOutputFormat('wide', { formats: OUTPUT_FORMATS.get })).toEqual({ kind: 'human', wide: true });
  });

  it('leaves managed fields out of data unless they are asked for', () => {
    expect(print('YAML')).not.toContain('managedFields');
    expect(print('json', LIST)).not.toContain('managedFields');
    expect(print('yaml', pod('a'), { showManagedFields: true })).toContain('managedFields: []');
  });

  it('separates YAML documents', () => {
    const { printer } = parseOutputFormat('yaml', { formats: OUTPUT_FORMATS.object }) as Extract<ReturnType<typeof parseOutputFormat>, { kind: 'objects' }>;
    expect(printer.print({ a: 1 }) + printer.print({ b: 2 })).toBe('a: 1\n---\nb: 2\n');
  });

  it('takes a template from its own flag', () => {
    expect(print('', pod('alpha'), { template: '{{.kind}}' })).toBe('Pod');
    expect(print('jsonpath', pod('alpha'), { template: '{.kind}' })).toBe('Pod');
  });

  it('puts an empty list of a watch into no lines', () => expect(print('custom-columns=A:.a', wrapList([]), { noHeaders: true })).toBe(''));
});

// As recorded with kubectl 1.36.
describe('errors', () => {
  it.each([
    ['yml', 'unable to match a printer suitable for the output format "yml", allowed formats are: custom-columns,custom-columns-file,go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,wide,yaml'],
    ['jsonpath', 'template format specified but no template given'], ['template', 'template format specified but no template given'],
    ['custom-columns', 'custom-columns format specified but no custom columns given'],
    ['custom-columns=NAME', 'unexpected custom-columns spec: NAME, expected <header>:<json-path-expr>'],
    ['custom-columns-file=nosuch.txt', 'error reading template nosuch.txt, open nosuch.txt: no such file or directory'],
    ['jsonpath={.spec.containers[0', 'error parsing jsonpath {.spec.containers[0, unterminated array'],
    ['go-template={{range .items}}{{.metadata.name}', "error parsing template {{range .items}}{{.metadata.name}, template: output:1: bad character U+007D '}'"],
  ])('%s', (format, message) => expect(() => print(format)).toThrow(new OutputError(message)));

  it('lists what another command can print', () => {
    expect(() => print('nosuch', {}, { formats: OUTPUT_FORMATS.object })).toThrow('allowed formats are: go-template,go-template-file,json,jsonpath,jsonpath-as-json,jsonpath-file,kyaml,name,template,templatefile,yaml');
    expect(() => print('xml', {}, { formats: OUTPUT_FORMATS.resources })).toThrow('allowed formats are: json,kyaml,name,wide,yaml');
    expect(() => print('wide', {}, { formats: OUTPUT_FORMATS.object })).toThrow('unable to match a printer');
  });

  it('shows the object to which a path does not apply', () => {
    expect(() => print('jsonpath={.items[0].metadata.name}', wrapList([]))).toThrow(new OutputError(
      'error executing jsonpath "{.items[0].metadata.name}": Error executing template: array index out of bounds: index 0, length 0. '
      + 'Printing more information for debugging the template:\n\ttemplate was:\n\t\t{.items[0].metadata.name}\n\tobject given to jsonpath engine was:\n'
      + '\t\tmap[string]interface {}{"apiVersion":"v1", "items":[]interface {}{}, "kind":"List", "metadata":map[string]interface {}{"resourceVersion":""}}\n\n\n'));
  });

  it('prints the headers before a path that does not parse', () => {
    expect(() => print('custom-columns=NAME:.metadata[')).toThrow(expect.objectContaining({ message: 'unterminated array', printed: 'NAME\n' }));
  });
});
