import { expect, test } from 'vitest';
import { KeptEdits } from './kept-edits.ts';

function store(content: Record<string, string> = {}) {
  return {
    content,
    getItem: (key: string): string | null => content[key] ?? null,
    setItem: (key: string, value: string): void => {
      content[key] = value;
    },
    removeItem: (key: string): void => {
      delete content[key];
    },
  };
}

test('keeps one text for each file of each block, and those of lessons apart', () => {
  const shared = store();
  const pods = new KeptEdits(shared, '/lessons/pods/');
  pods.keep(4, 'pod.yaml', 'one');
  pods.keep(2, 'pod.yaml', 'two');
  pods.keep(4, 'pod.yaml', 'three');
  expect(new KeptEdits(shared, '/lessons/pods/').all()).toEqual([{ block: 2, name: 'pod.yaml', text: 'two' }, { block: 4, name: 'pod.yaml', text: 'three' }]);
  expect(new KeptEdits(shared, '/lessons/jobs/').all()).toEqual([]);
});

test('leaves nothing behind when the last is forgotten', () => {
  const shared = store();
  const edits = new KeptEdits(shared, '/lessons/pods/');
  edits.keep(4, 'pod.yaml', 'one');
  edits.keep(4, 'pod.yaml', undefined);
  expect(shared.content).toEqual({});
});

test('takes what it cannot read for nothing', () => {
  for (const text of ['{', '7', 'null', '[null, 3, {"block": "4"}]']) {
    expect(new KeptEdits(store({ 'drydock:edits:/': text }), '/').all()).toEqual([]);
  }
});

test('goes on without a store, and with a full one', () => {
  const full = { ...store(), setItem: () => { throw new Error('QuotaExceededError'); } };
  for (const place of [undefined, full]) {
    const edits = new KeptEdits(place, '/');
    edits.keep(1, 'pod.yaml', 'one');
    expect(edits.all()).toEqual([]);
  }
});
