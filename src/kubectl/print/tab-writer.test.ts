import { expect, it } from 'vitest';
import { alignTabs, TabWriter } from './tab-writer.ts';

it('puts three blanks between columns and keeps the width of an empty cell', () => {
  expect(alignTabs('NAME\tSHORTNAMES\tKIND\nroles\t\tRole\n')).toBe('NAME    SHORTNAMES   KIND\nroles                Role\n');
});

it('makes no column narrower than six characters', () => {
  expect(alignTabs('agent\t2\t3s\n')).toBe('agent   2     3s\n');
});

it('leaves blanks at the end of a line whose last cell is empty', () => {
  expect(alignTabs('NAME\tROLE\tUSERS\tGROUPS\nana-nodes\tview\tana\t\n')).toBe('NAME        ROLE   USERS   GROUPS\nana-nodes   view   ana     \n');
});

it('aligns only neighbouring lines that have the column', () => {
  expect(alignTabs('a\tb\nplain\nlonger-word\tb\n')).toBe('a     b\nplain\nlonger-word   b\n');
});

it('counts an emoji as one character', () => {
  expect(alignTabs('🚢🚢🚢🚢\tx\nabcd\ty\n')).toBe('🚢🚢🚢🚢   x\nabcd   y\n');
});

it('remembers widths until it is told to forget them', () => {
  const tabs = new TabWriter();
  expect(tabs.align('short\tx\n')).toBe('short   x\n');
  expect(tabs.align('much-longer\tx\n')).toBe('much-longer   x\n');
  expect(tabs.align('short\tx\n')).toBe('short         x\n');
  tabs.reset();
  expect(tabs.align('short\tx\n')).toBe('short   x\n');
});
