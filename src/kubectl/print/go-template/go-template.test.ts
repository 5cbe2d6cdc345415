import { describe, expect, it } from 'vitest';
import { GoTemplate } from './go-template.ts';

const DATA = {
  kind: 'List', count: 3, big: 1_000_000, zero: 0, empty: '', none: null, yes: true, half: 0.5, secret: 'czNjcmV0',
  items: [{ name: 'a', ports: [80, 443] }, { name: 'b' }], data: { z: '1', a: '2' }, html: '<a & "b">',
};

function run(source: string, data: unknown = DATA, allowMissingKeys = true): string {
  let text = '';
  new GoTemplate(source, { allowMissingKeys }).execute(data, (printed) => {
    text = printed;
  });
  return text;
}

// What https://pkg.go.dev/text/template says of each.
describe('templates', () => {
  it.each([
    ['plain text', 'plain text'], ['{{.kind}}', 'List'], ['{{$.kind}}', 'List'], ['{{.count}} {{.big}} {{.half}}', '3 1e+06 0.5'],
    ['{{.nosuch}} {{.nosuch.deeper}} {{.none}}', '<no value> <no value> <no value>'],
    ['{{range .items}}{{.name}};{{end}}', 'a;b;'], ['{{range $i, $item := .items}}{{$i}}={{$item.name}} {{end}}', '0=a 1=b '],
    ['{{range $k, $v := .data}}{{$k}}:{{$v}} {{end}}', 'a:2 z:1 '], ['{{range .nosuch}}x{{else}}none{{end}}', 'none'], ['{{range 3}}{{.}}{{end}}', '012'],
    ['{{range .items}}{{if eq .name "b"}}{{break}}{{end}}{{.name}}{{end}}', 'a'], ['{{range .items}}{{if eq .name "a"}}{{continue}}{{end}}{{.name}}{{end}}', 'b'],
    ['{{if .empty}}yes{{else}}no{{end}}', 'no'], ['{{if .zero}}a{{else if .yes}}b{{else}}c{{end}}', 'b'], ['{{if and .yes .count}}ok{{end}}', 'ok'],
    ['{{with .data}}{{.a}}{{end}}{{with .nosuch}}x{{else}}y{{end}}', '2y'], ['{{$x := "v"}}{{$x = "w"}}{{$x}}', 'w'],
    ['{{len .items}} {{len .kind}} {{len .data}}', '2 4 2'], ['{{index .items 1 "name"}} {{index .data "z"}}', 'b 1'], ['{{(index .items 0).name}}', 'a'],
    ['{{slice .kind 1 3}}', 'is'], ['{{.kind | printf "%-6s|"}}', 'List  |'], ['{{printf "%d %s %q %v %.1f %5t" 7 "a" "b" .data .half true}}', '7 a "b" map[a:2 z:1] 0.5  true'],
    ['{{printf "%d" .count}}', '%!d(float64=3)'], ['{{printf "%s"}}', '%!s(MISSING)'], ['{{printf "%.3f %.2e %99999999d" .half .half 1}}', '0.500 5.00e-01 %!(NOVERB)%!(EXTRA int=1)'], ['{{printf "%*d|" 4 7}}', '   7|'], ['{{print 1 2 "x" 3}}', '1 2x3'], ['{{println "a" 1}}', 'a 1\n'],
    ['{{eq .kind "A" "List"}} {{ne 1 2}} {{lt 1 2}} {{le 2 2}} {{gt "b" "a"}} {{ge 1 2}} {{not true}}', 'true true true true true false false'],
    ['{{or .empty "default"}} {{and .empty "x"}}|', 'default |'], ['{{.secret | base64decode}}', 's3cret'], ['{{exists . "data" "z"}} {{exists . "data" "q"}}', 'true false'],
    ['{{html .html}}', '&lt;a &amp; &#34;b&#34;&gt;'], ['a {{- /* comment */ -}} b', 'ab'], ['a  {{- .kind -}}  b', 'aListb'], ['{{/* x */}}y', 'y'], ['{{`raw\\n`}}', 'raw\\n'],
    ['{{define "t"}}<{{.}}>{{end}}{{template "t" .kind}}', '<List>'], ['{{.items}}', '[map[name:a ports:[80 443]] map[name:b]]'], ["{{'a'}} {{0x10}} {{-3}}", '97 16 -3'],
    ['{{range .items}}{{range .ports}}{{.}} {{end}}{{end}}', '80 443 '], ['{{if not (eq .kind "Pod")}}not a pod{{end}}', 'not a pod'],
  ])('%s', (source, text) => expect(run(source)).toBe(text));
});

describe('templates that do not parse', () => {
  it.each([
    ['{{range .items}}{{.metadata.name}', "template: output:1: bad character U+007D '}'"], ['{{.a', 'template: output:1: unclosed action'],
    ['{{range .items}}', 'template: output:1: unexpected EOF'], ['{{end}}', 'template: output:1: unexpected {{end}}'], ['{{nosuch .a}}', 'template: output:1: function "nosuch" not defined'],
    ['\n\n{{$x}}', 'template: output:3: undefined variable "$x"'], ['{{}}', 'template: output:1: missing value for command'], ['{{"a}}', 'template: output:1: unterminated quoted string'],
    ['{{break}}', 'template: output:1: {{break}} outside {{range}}'], ['{{(.a}}', 'template: output:1: unclosed left paren'],
  ])('%s', (source, message) => expect(() => run(source)).toThrow(message));
});

describe('templates that fail', () => {
  it.each([
    ['{{index .items 9}}', 'template: output:1:2: executing "output" at <index .items 9>: error calling index: index out of range: 9'],
    ['{{eq .count 3}}', 'template: output:1:2: executing "output" at <eq .count 3>: error calling eq: incompatible types for comparison'],
    ['{{.kind.name}}', 'template: output:1:7: executing "output" at <.kind.name>: can\'t evaluate field name in type interface {}'],
    ['{{range .kind}}{{end}}', 'template: output:1:8: executing "output" at <.kind>: range can\'t iterate over List'],
    ['{{range 9999999999}}{{end}}', 'goes on for more than 100000 rounds'], ['{{index .kind "x"}}', 'cannot index slice/array with type string'],
    ['{{template "nosuch"}}', 'template "nosuch" not defined'], ['{{.kind | base64decode}}!{{"?" | base64decode}}', 'illegal base64 data at input byte 0'],
  ])('%s', (source, message) => expect(() => run(source)).toThrow(message));

  it('names a missing key where it must be there', () => expect(() => run('{{.nosuch}}', {}, false)).toThrow('map has no entry for key "nosuch"'));

  it('hands over what it printed before', () => {
    let text = '';
    expect(() => new GoTemplate('before {{index .items 9}}').execute(DATA, (printed) => {
      text = printed;
    })).toThrow('index out of range');
    expect(text).toBe('before ');
  });

  it('ends a template that calls itself', () => expect(() => run('{{define "t"}}{{template "t"}}{{end}}{{template "t"}}')).toThrow('exceeded maximum template depth'));
});
