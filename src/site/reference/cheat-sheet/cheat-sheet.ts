import type { LineFlag } from '../../../rules/kubectl/read-line.ts';
import { firstOfEachLesson, type Place, type ReferencedLesson } from '../places.ts';
import { COMMAND_GROUPS, type CommandText, commandText } from './command-texts.ts';
import { flagFeature, flagText, isGlobal } from './flag-texts.ts';
import { type CommandUse, commandUses, operandShape } from './uses.ts';

/** A part of an example, and what it does. */
export interface Remark {
  /** The flag as it is written; undefined for what the words behind the command mean. */
  flag: string | undefined;
  words: string;
}

/** A way in which lessons use a command. */
export interface CommandForm {
  /** A command of a lesson, as it stands there. */
  example: string;
  /** What is new in it; empty for a plain form. */
  remarks: Remark[];
  /** Where lessons use it, the first place of each. */
  places: Place[];
}

/** A command and the forms that lessons use. */
export interface CommandEntry {
  /** Its words behind `kubectl`: `rollout undo`. Empty for what all commands have. */
  path: string;
  does: string;
  forms: CommandForm[];
}

/** Commands for one purpose. */
export interface CheatSheetGroup {
  id: string;
  title: string;
  commands: CommandEntry[];
}

/** A use with what sets it apart from other uses, each with the words for it. */
interface FeaturedUse extends CommandUse {
  own: ReadonlyMap<string, Remark>;
  global: ReadonlyMap<string, Remark>;
}

/** So many flaws has a use that fails, or that only means something within a script. */
const POOR = 4;

type Part = 'own' | 'global';

/**
 * The kubectl commands that lessons use, by purpose, each with as few examples as show every flag and every shape of
 * arguments that occurs. Flags that all commands take are shown once, at the end.
 * @throws Error that names the place when a lesson uses a command which `command-texts.ts` does not explain.
 */
export function cheatSheet(lessons: readonly ReferencedLesson[]): CheatSheetGroup[] {
  const uses = commandUses(lessons).map(featured);
  const byPath = Map.groupBy(uses, ({ line }) => line.command.path);
  const groups = COMMAND_GROUPS.map(({ id, title, commands }) => ({
    id,
    title,
    commands: Object.entries(commands).flatMap(([path, { does }]) => {
      const own = byPath.get(path);
      return own === undefined ? [] : [{ path, does, forms: formsOf(own, 'own', commonest(own)) }];
    }),
  }));
  const forms = formsOf(uses, 'global', undefined);
  groups.push({ id: 'every', title: 'With every command', commands: forms.length === 0 ? [] : [{ path: '', does: '', forms }] });
  return groups.filter(({ commands }) => commands.length > 0);
}

/** The first example, if any, and for each feature that it lacks the simplest use that has it. */
function formsOf(uses: readonly FeaturedUse[], part: Part, first: FeaturedUse | undefined): CommandForm[] {
  const shown = new Set<string>();
  const forms: CommandForm[] = [];
  const show = (use: FeaturedUse): void => {
    const features = [...use[part]];
    const remarks = features.filter(([feature, { words }]) => !shown.has(feature) && words !== '').map(([, remark]) => remark);
    for (const [feature] of features) shown.add(feature);
    const same = uses.filter((other) => features.every(([feature]) => other[part].has(feature)));
    forms.push({ example: use.text, remarks, places: firstOfEachLesson(same.map(({ place }) => place)) });
  };
  if (first) show(first);
  for (const feature of new Set(uses.flatMap((use) => [...use[part].keys()]))) {
    if (!shown.has(feature)) show(simplest(uses.filter((use) => use[part].has(feature)), part));
  }
  return forms;
}

/** The simplest of the uses that have features which lessons often combine: at least half as often as any others. */
function commonest(uses: readonly FeaturedUse[]): FeaturedUse {
  const groups = [...Map.groupBy(uses, ({ own }) => [...own.keys()].sort().join(' ')).values()];
  const most = Math.max(...groups.map((group) => group.length));
  return simplest(groups.filter((group) => 2 * group.length >= most).flat(), 'own');
}

/** A use that works, of those the one that shows the least at a time, then the best and shortest example. */
function simplest(uses: readonly FeaturedUse[], part: Part): FeaturedUse {
  const other = part === 'own' ? 'global' : 'own';
  const rank = (use: FeaturedUse): number[] => [use.flaws >= POOR ? 1 : 0, use[part].size, use[other].size, use.flaws, use.text.length];
  return uses.toSorted((a, b) => {
    const [left, right] = [rank(a), rank(b)];
    return left.map((value, index) => value - right[index]!).find((difference) => difference !== 0) ?? 0;
  })[0]!;
}

function featured(use: CommandUse): FeaturedUse {
  const { path } = use.line.command;
  const text = commandText(path);
  if (text === undefined) throw unexplained(use);
  const parts = { own: new Map<string, Remark>(), global: new Map<string, Remark>() };
  const shape = shapeRemark(text, use);
  if (shape) parts.own.set(...shape);
  for (const flag of use.line.flags) {
    // A flag that kubectl does not have is there to show what happens.
    if (flag.info === undefined) continue;
    const feature = flagFeature(flag.name, flag.value?.value);
    const words = flagText(path, feature);
    parts[isGlobal(path, feature) ? 'global' : 'own'].set(feature, { flag: writtenFlag(flag, feature), words });
  }
  return { ...use, ...parts };
}

function shapeRemark({ shapes }: CommandText, { line }: CommandUse): [string, Remark] | undefined {
  const shape = operandShape(line);
  const words = shapes?.[shape];
  return words === undefined ? undefined : [`shape ${shape}`, { flag: undefined, words }];
}

/** `-l`, `-o wide`, `--cascade=orphan`: the value is shown where it decides what the flag does. */
function writtenFlag({ word, cluster }: LineFlag, feature: string): string {
  const name = cluster !== undefined && !word.value.startsWith('-') ? `-${word.value}` : word.value;
  const value = /=(?!file$|url$)(.*)$/.exec(feature)?.[1];
  if (value === undefined) return name;
  return name.startsWith('--') ? `${name}=${value}` : `${name} ${value}`;
}

function unexplained({ line, text, source }: CommandUse): Error {
  const what = `${source}: the cheat sheet cannot explain \`kubectl ${line.command.path}\` (${text})`;
  return new Error(`${what}; say what it does in src/site/reference/cheat-sheet/command-texts.ts`);
}
