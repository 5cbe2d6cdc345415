import type { Severity } from '../../findings/finding.ts';
import { schemaSet, type SchemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import type { Profile } from '../../lesson/profiles.ts';
import type { ElsewhereObject, Lesson, Surroundings } from '../../lesson/types.ts';
import { definitionsIn } from '../../lesson/workspace/definitions.ts';
import { definesTwice } from '../../lesson/workspace/file-sets.ts';
import { manifestFile } from '../../lesson/workspace/manifest-file.ts';
import { withFilesBeside } from '../../lesson/workspace/together.ts';
import { isPlayed, whyNotPlayed } from '../../run/play/lesson-script.ts';
import { checkLesson, checkTogether, type CheckResult } from '../../rules/check.ts';
import { filesBeside } from '../../rules/files-beside.ts';
import { elsewhereObjects } from '../../rules/refs/elsewhere.ts';
import { createSource } from '../../text/source.ts';
import { filesBesidePage } from '../files/beside-page.ts';
import type { PlayedFile } from '../run/play-file.ts';
import { ManifestFiles, type FileText } from './manifest-files.ts';
import { crash, emptyResult, type UnitResult } from './unit-result.ts';

export interface CheckSettings {
  kubernetesVersion: KubernetesVersion;
  severities: Readonly<Record<string, Severity | 'off'>>;
  profile?: Profile;
  /** Lessons are also played, with this source of chance; absent when commands are only read. */
  play?: { seed: number };
}

/** What is checked in one go: a page, or manifest files that are applied together. */
export type Unit = { kind: 'page'; page: FileText } | { kind: 'set'; files: readonly string[]; open: boolean };

/** What all units of a phase know of the files that were given together. */
export interface Around {
  objects: readonly ElsewhereObject[];
  definitions: readonly unknown[];
  /** The files that a kustomization uses as patches. */
  patches: readonly string[];
}

/** Checks units one after the other; nothing that happens with one reaches another. */
export class UnitChecker {
  readonly #settings: CheckSettings;
  readonly #schemas: SchemaSet;
  readonly #manifests: ManifestFiles;
  readonly #together: boolean;

  constructor(settings: CheckSettings, manifests: readonly FileText[], parsed?: ManifestFiles) {
    this.#settings = settings;
    this.#schemas = schemaSet(settings.kubernetesVersion, { customResources: true });
    this.#manifests = parsed ?? new ManifestFiles(manifests, this.#schemas);
    this.#together = manifests.length > 0;
  }

  /** An error within Drydock itself becomes a finding at the file. */
  async check(unit: Unit, around: Around): Promise<UnitResult> {
    return unit.kind === 'page' ? this.#page(unit.page, around) : this.#set(unit, around);
  }

  /** The results of units, each checked once the one before is done. */
  async checkAll(units: readonly Unit[], around: Around): Promise<UnitResult[]> {
    const results: UnitResult[] = [];
    for (const unit of units) results.push(await this.check(unit, around));
    return results;
  }

  async #page(source: FileText, around: Around): Promise<UnitResult> {
    const result = emptyResult();
    try {
      const page = { ...parseLesson(createSource(source.file, source.text), { schemas: this.#schemas }), ...filesBesidePage(source.file) };
      const whole = this.#together ? this.#withFiles(page, around) : page;
      const played = await this.#play(page).catch((error: unknown) => void crash(result, source.file, error));
      if (played !== undefined) addPlayed(result, played);
      add(result, checkLesson(whole, { ...this.#settings, ...(played === undefined ? {} : { played: played.findings }) }));
      if (this.#together) result.makes.push(...elsewhereObjects(page));
    } catch (error) {
      crash(result, source.file, error);
    }
    return result;
  }

  /** Plays a lesson. Other pages are not played, as nobody knows for which cluster they are, nor one of which a rule says why it cannot be. */
  async #play(page: Lesson): Promise<PlayedFile | undefined> {
    const { play, kubernetesVersion } = this.#settings;
    if (play === undefined || page.dialect !== 'mdx' || !page.blocks.some(isPlayed) || whyNotPlayed(page) !== undefined) return undefined;
    // The cluster and the shell are loaded only now: they take most of the time of a start.
    const { playParsed } = await import('../run/play-file.ts');
    return playParsed(page, { seed: play.seed, version: kubernetesVersion });
  }

  /** A page with the manifests that belong to it. A lesson is a world of its own and knows of no others. */
  #withFiles(page: Lesson, around: Around): Lesson {
    const { applied, named } = filesBeside(page, this.#manifests.folders);
    const read = (files: readonly string[]): Lesson[] => files.map((file) => this.#manifests.lessonOf(file));
    const all = read([...applied, ...named]);
    const beside = definesTwice(all.map(manifestFile)) ? all.slice(0, applied.length) : all;
    const open = beside.some((lesson) => manifestFile(lesson).opens);
    const alone = page.dialect === 'mdx';
    const surroundings: Surroundings = {
      objects: alone ? [] : around.objects,
      definitions: alone ? beside.flatMap(definitionsIn) : around.definitions,
      patches: around.patches,
      ...(open ? { open } : {}),
    };
    return withFilesBeside({ ...page, surroundings }, beside);
  }

  #set({ files, open }: Extract<Unit, { kind: 'set' }>, around: Around): UnitResult {
    const result = emptyResult();
    const surroundings: Surroundings = { ...around, ...(open ? { open } : {}) };
    const lessons: Lesson[] = [];
    for (const file of files) {
      try {
        lessons.push({ ...this.#manifests.lessonOf(file), surroundings });
      } catch (error) {
        crash(result, file, error);
      }
    }
    try {
      for (const checked of checkTogether(lessons, this.#settings)) add(result, checked);
    } catch {
      for (const lesson of lessons) this.#alone(lesson, result);
    }
    return result;
  }

  #alone(lesson: Lesson, result: UnitResult): void {
    try {
      add(result, checkLesson(lesson, this.#settings));
    } catch (error) {
      crash(result, lesson.source.file, error);
    }
  }
}

function add({ findings, counts }: UnitResult, checked: CheckResult): void {
  findings.push(...checked.findings);
  counts.files += 1;
  counts.blocks += checked.counts.blocks;
  counts.manifests += checked.counts.manifests;
  counts.commands += checked.counts.commands;
  counts.others += checked.counts.others;
}

function addPlayed({ counts, updated }: UnitResult, { source, played, updated: text }: PlayedFile): void {
  counts.commandsRun += played.length;
  const commands = played.filter(({ comparison }) => comparison?.equal === false).length;
  if (text !== source.text) updated.push({ file: source.file, text, commands });
}
