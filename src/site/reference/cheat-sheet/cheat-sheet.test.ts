import { describe, expect, test } from 'vitest';
import { courseLessons } from '../../course/lessons.ts';
import { lessonOf, session } from '../testing/lesson-of.ts';
import { cheatSheet, type CommandEntry } from './cheat-sheet.ts';
import { COMMAND_GROUPS } from './command-texts.ts';
import { flagFeature, flagText } from './flag-texts.ts';
import { commandUses } from './uses.ts';

/** The commands that a page has for one lesson of these lines. */
function entries(...lines: string[]): CommandEntry[] {
  return cheatSheet([lessonOf(1, session(...lines))]).flatMap(({ commands }) => commands);
}

function examples(...lines: string[]): string[] {
  return entries(...lines).flatMap(({ forms }) => forms.map(({ example }) => example));
}

describe('the cheat sheet', () => {
  test('shows each flag and each shape of arguments once, by the simplest command that has it', () => {
    expect(
      examples('$ kubectl get pods -o wide -l app=eta', '$ kubectl get pods', '$ kubectl get services', '$ kubectl get pods -l app=eta', '$ kubectl get pod eta', '$ kubectl get pods -o wide'),
    ).toEqual(['kubectl get pods', 'kubectl get pods -o wide', 'kubectl get pods -l app=eta', 'kubectl get pod eta']);
  });

  test('says what is new in an example', () => {
    const [get] = entries('$ kubectl get pods', '$ kubectl get pods -o jsonpath={.items}');
    expect(get?.forms[1]?.remarks).toEqual([{ flag: '-o jsonpath', words: 'only the fields at a path' }]);
  });

  test('knows the flags of a word with several letters', () => {
    const [exec] = entries('$ kubectl exec -it eta -- sh');
    expect(exec?.forms[0]?.remarks.map(({ flag }) => flag)).toEqual([undefined, '-i', '-t']);
  });

  test('prefers a command that works to one that fails', () => {
    expect(examples('$ kubectl drain a', '? 1', '$ kubectl drain a --ignore-daemonsets')).not.toContain('kubectl drain a');
  });

  test('shows flags that every command takes once, at the end', () => {
    const groups = cheatSheet([lessonOf(1, session('$ kubectl get pods -n dev', '$ kubectl logs eta -n dev', '$ kubectl config set-context --current --namespace=dev'))]);
    expect(groups.at(-1)).toMatchObject({ id: 'every', commands: [{ forms: [{ example: 'kubectl get pods -n dev' }] }] });
    expect(groups.find(({ id }) => id === 'contexts')?.commands[0]?.forms[0]?.remarks.at(-1)?.flag).toBe('--namespace');
  });

  test('joins the lines of a command, and leaves out where its output goes', () => {
    expect(examples('$ kubectl get pods \\', '>   -l app=eta > pods.txt')).toEqual(['kubectl get pods -l app=eta']);
  });

  test('takes whole commands from sentences, but no forms and no mere names', () => {
    const page = lessonOf(1, 'Use `kubectl cordon worker`, not `kubectl uncordon` or `kubectl taint node NAME key=value:NoSchedule`.');
    expect(commandUses([page]).map(({ text }) => text)).toEqual(['kubectl cordon worker']);
  });

  test('leaves out what runs unseen', () => {
    expect(commandUses([lessonOf(1, `${session('# setup: kubectl cordon worker', '$ kubectl version')}\n\n\`\`\`sh hidden\nkubectl drain worker\n\`\`\``)]).map(({ text }) => text)).toEqual(['kubectl version']);
  });

  test('names the place of a command that it cannot explain', () => {
    expect(() => entries('$ kubectl get pods', '$ kubectl options')).toThrow(/^content\/01-lesson-1\/lesson\.mdx:7: the cheat sheet cannot explain `kubectl options`.*command-texts\.ts$/);
  });
});

describe('the cheat sheet of the course', () => {
  const lessons = courseLessons();
  const groups = cheatSheet(lessons);

  test('has every command that a lesson uses', () => {
    const used = new Set(commandUses(lessons).map(({ line }) => line.command.path));
    const shown = new Set(groups.flatMap(({ commands }) => commands.map(({ path }) => path)));
    expect([...used].filter((path) => !shown.has(path))).toEqual([]);
  });

  test('says where each example is explained', () => {
    expect(groups.flatMap(({ commands }) => commands.flatMap(({ forms }) => forms)).filter(({ places }) => places.length === 0)).toEqual([]);
  });
});

test('every command is explained by one sentence, once', () => {
  const commands = COMMAND_GROUPS.flatMap((group) => Object.entries(group.commands));
  expect(commands.filter(([, { does }]) => !/^[A-Z][^.]*\.$/.test(does))).toEqual([]);
  expect(new Set(commands.map(([path]) => path)).size).toBe(commands.length);
});

test('a flag without words of ours has those of kubectl’s help', () => {
  expect(flagText('get', 'chunk-size')).toBe('Return large lists in chunks rather than all at once');
  expect(flagText('scale', 'replicas')).toBe('');
});

test.each([
  ['output', 'jsonpath={.a}', 'output=jsonpath'],
  ['for', 'condition=Ready', 'for=condition'],
  ['filename', '-', 'filename=-'],
  ['filename', 'https://example.com/a.yaml', 'filename=url'],
  ['filename', 'a.yaml', 'filename=file'],
  ['selector', 'app=eta', 'selector'],
])('--%s %s is %s', (name, value, feature) => {
  expect(flagFeature(name, value)).toBe(feature);
});
