import type { Finding, Severity } from '../../findings/finding.ts';
import { schemaSet, type SchemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import type { Profile } from '../../lesson/profiles.ts';
import type { ElsewhereObject, Lesson, Surroundings } from '../../lesson/types.ts';
import { definesTwice } from '../../lesson/workspace/file-sets.ts';
import { manifestFile } from '../../lesson/workspace/manifest-file.ts';
import { withFilesBeside } from '../../lesson/workspace/together.ts';
import { checkLesson, checkTogether, type CheckCounts, type CheckResult } from '../../rules/check.ts';
import { filesBeside } from '../../rules/files-beside.ts';
import { elsewhereObjects } from '../../rules/refs/elsewhere.ts';
import { createSource } from '../../text/source.ts';
import { filesBesidePage } from '../files/beside-page.ts';
import { fileFinding } from '../files/file-finding.ts';
import { ManifestFiles, type FileText } from './manifest-files.ts';

export interface CheckSettings {
  kubernetesVersion: KubernetesVersion;
  severities: Readonly<Record<string, Severity | 'off'>>;
  profile?: Profile;
}

/** What is checked in one go: a page, or manifest files that are applied together. */
export type Unit = { kind: 'page'; page: FileText } | { kind: 'set'; files: readonly string[]; open: boolean };

/** What all units of a phase know of the files that were given together. */
export interface Around {
  objects: readonly ElsewhereObject[];
  definitions: readonly unknown[];
}

export interface UnitResult {
  findings: Finding[];
  counts: CheckCounts & { files: number };
  /** The errors of Drydock itself; each is also a finding at the file that it happened with. */
  crashes: unknown[];
  /** The objects that a page makes, for the manifests that were given together with it. */
  makes: ElsewhereObject[];
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
  check(unit: Unit, around: Around): UnitResult {
    return unit.kind === 'page' ? this.#page(unit.page, around) : this.#set(unit, around);
  }

  #page(source: FileText, around: Around): UnitResult {
    const result = emptyResult();
    try {
      const page = { ...parseLesson(createSource(source.file, source.text), { schemas: this.#schemas }), ...filesBesidePage(source.file) };
      const whole = this.#together ? this.#withFiles(page, around) : page;
      add(result, checkLesson(whole, this.#settings));
      if (this.#together) result.makes.push(...elsewhereObjects(page));
    } catch (error) {
      crash(result, source.file, error);
    }
    return result;
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

/** The CustomResourceDefinitions of a file. */
export function definitionsIn({ revisions }: Lesson): unknown[] {
  const values = revisions.flatMap(({ documents }) => documents.map(({ value }) => value));
  return values.filter((value) => (value as { kind?: unknown } | null | undefined)?.kind === 'CustomResourceDefinition');
}

/** The result of nothing. */
export function emptyResult(): UnitResult {
  return { findings: [], counts: { files: 0, blocks: 0, manifests: 0, commands: 0 }, crashes: [], makes: [] };
}

function add({ findings, counts }: UnitResult, checked: CheckResult): void {
  findings.push(...checked.findings);
  counts.files += 1;
  counts.blocks += checked.counts.blocks;
  counts.manifests += checked.counts.manifests;
  counts.commands += checked.counts.commands;
}

/** Records an error of Drydock itself as a finding at the file that it happened with. */
export function crash(result: UnitResult, file: string, error: unknown): void {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  result.crashes.push(error);
  result.findings.push(
    fileFinding('internal/crashed', file, `Drydock failed while it checked this file: ${reason.split('\n', 1)[0]}`, {
      help: 'this is a mistake in Drydock, please report it; DRYDOCK_DEBUG=1 shows where it happened',
    }),
  );
}
