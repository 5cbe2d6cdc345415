import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { darkCode, lightCode } from '../../theme/palette.ts';

const CSS = readFileSync(new URL('editor.css', import.meta.url), 'utf8');

test.each([
  ['--dd-editor-text', 'text'],
  ['--dd-editor-keyword', 'keyword'],
] as const)('%s is the colour that blocks of code have', (name, part) => {
  expect(CSS).toContain(`${name}: light-dark(${lightCode[part]}, ${darkCode[part]});`);
});

test('every other colour is a token', () => {
  expect(CSS.replace(/^ *--dd-editor-(?:text|keyword):.*$/gm, '').match(/#[\da-f]{3,8}\b|rgb|hsl/g)).toBeNull();
});
