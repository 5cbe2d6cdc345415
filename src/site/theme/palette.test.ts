import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { type CodePalette, darkCode, lightCode } from './palette.ts';

const TOKENS = readFileSync(new URL('../styles/tokens.css', import.meta.url), 'utf8');

/** The value of a token in a theme: one colour for both, or `light-dark(#…, #…)`. */
function token(name: string, theme: 'light' | 'dark'): string {
  const value = new RegExp(`${name}: (?:light-dark\\((#\\w+), (#\\w+)\\)|(#\\w+));`).exec(TOKENS);
  const colour = value?.[3] ?? value?.[theme === 'light' ? 1 : 2];
  if (!colour) throw new Error(`tokens.css has no ${name}`);
  return colour;
}

/** Relative luminance, WCAG 2.2. */
function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

describe('contrast, as WCAG defines it', () => {
  test('black on white is 21', () => expect(contrast('#000000', '#ffffff')).toBeCloseTo(21));
});

describe.each(['light', 'dark'] as const)('the %s theme', (theme) => {
  const code: CodePalette = theme === 'light' ? lightCode : darkCode;

  test.each(['--dd-paper', '--dd-sheet', '--dd-wash'])('has text of at least 7:1 on %s', (ground) => {
    expect(contrast(token('--dd-ink', theme), token(ground, theme))).toBeGreaterThanOrEqual(7);
    expect(contrast(token('--dd-ink-soft', theme), token(ground, theme))).toBeGreaterThanOrEqual(7);
  });

  test.each(['--dd-ink-faint', '--dd-teal', '--dd-red'])('has %s of at least 4.5:1 on every ground', (ink) => {
    for (const ground of ['--dd-paper', '--dd-sheet', '--dd-wash']) {
      expect(contrast(token(ink, theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
    }
  });

  test.each(['--dd-red-fill', '--dd-teal-fill'])('has readable text on %s', (fill) => {
    expect(contrast(token('--dd-on-fill', theme), token(fill, theme))).toBeGreaterThanOrEqual(4.5);
  });

  test('has the same ground and ink for code as for everything else', () => {
    expect([code.ground, code.ink, code.line]).toEqual(['--dd-sheet', '--dd-ink', '--dd-line'].map((name) => token(name, theme)));
  });

  test('has code of at least 4.5:1', () => {
    const { ground, bar, line, ...inks } = code;
    for (const ink of Object.values(inks)) expect(contrast(ink, ground)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(code.ink, bar)).toBeGreaterThanOrEqual(7);
    expect(line).toMatch(/^#/);
  });
});
