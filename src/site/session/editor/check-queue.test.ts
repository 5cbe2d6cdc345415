import { describe, expect, test } from 'vitest';
import type { CheckReply } from './check-protocol.ts';
import { CheckQueue } from './check-queue.ts';

function queue(): { asked: CheckQueue; checked: string[]; replies: CheckReply[]; run: () => void } {
  const checked: string[] = [];
  const replies: CheckReply[] = [];
  const tasks: (() => void)[] = [];
  const asked = new CheckQueue(
    (files, name) => {
      checked.push(files[name]!);
      return [];
    },
    (reply) => replies.push(reply),
    (task) => tasks.push(task),
  );
  return { asked, checked, replies, run: () => { for (let task = tasks.shift(); task !== undefined; task = tasks.shift()) task(); } };
}

describe('the queue of checks', () => {
  test('answers the newest of several requests for a file, and checks no text that is overtaken', () => {
    const { asked, checked, replies, run } = queue();
    for (const id of [1, 2, 3]) asked.ask({ id, files: { 'pod.yaml': `text ${id}` }, name: 'pod.yaml' });
    run();
    expect(checked).toEqual(['text 3']);
    expect(replies).toEqual([{ id: 3, findings: [] }]);
  });

  test('answers requests for different files, each', () => {
    const { asked, replies, run } = queue();
    asked.ask({ id: 1, files: { 'a.yaml': '' }, name: 'a.yaml' });
    asked.ask({ id: 2, files: { 'b.yaml': '' }, name: 'b.yaml' });
    asked.ask({ id: 3, files: { 'a.yaml': '' }, name: 'a.yaml' });
    run();
    expect(replies.map(({ id }) => id)).toEqual([3, 2]);
  });

  test('goes on after it was idle', () => {
    const { asked, replies, run } = queue();
    for (const id of [1, 2]) {
      asked.ask({ id, files: { 'a.yaml': '' }, name: 'a.yaml' });
      run();
    }
    expect(replies.map(({ id }) => id)).toEqual([1, 2]);
  });
});
