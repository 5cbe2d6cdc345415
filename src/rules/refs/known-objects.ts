import type { Heredoc, Lesson } from '../../lesson/types.ts';
import { parseYaml } from '../../text/yaml/parse.ts';
import type { YamlStream } from '../../text/yaml/types.ts';
import { otherSources } from '../other-sources.ts';
import { commandObjects } from './command-objects.ts';
import { asList, asRecord, asString, valueAt, type KubeObject } from './objects.ts';
import { pageObjects } from './workspace-objects.ts';

/** An object that a page makes, by a manifest or by a command. */
export interface KnownObject {
  kind: string;
  /** Undefined when it is not known, so that it may be any. */
  name: string | undefined;
  /** The name only begins so; what follows is a number or generated. */
  beginning?: true;
  namespace: string | undefined;
  /** The manifest; undefined when a command makes it, or when it stands in a block that is not checked. */
  object?: KubeObject;
  /** The line of the command. */
  line?: number;
  /** For what a command makes: the keys of its data, if they are known. */
  keys?: ReadonlySet<string> | undefined;
  /** The number of blocks before it. */
  before: number;
}

/** What a page brings into its cluster. */
export interface Inventory {
  known: readonly KnownObject[];
  /** Whatever the page's objects need is on the page too: a lesson, which installs nothing from elsewhere. */
  complete: boolean;
  /** The page installs what it does not show, so that anything may be there. */
  open: boolean;
  /** Strings in custom resources, whose operators may make objects of those names. */
  customNames: ReadonlySet<string>;
}

/** Groups of Kubernetes itself, and of custom resources that make no objects for others to refer to. */
const OWN_GROUPS = /(?:^|\.)k8s\.io$|^(?:apps|batch|autoscaling|policy)$|(?:^|\.)(?:argoproj\.io|keda\.sh|flagger\.app)$/;

const memo = new WeakMap<Lesson, Inventory>();

/** Everything that a page is known to create, at any point of it; worked out once for each page. */
export function inventoryOf(lesson: Lesson): Inventory {
  const earlier = memo.get(lesson);
  if (earlier !== undefined) return earlier;
  const objects = pageObjects(lesson);
  const custom = objects.filter(({ apiVersion }) => apiVersion.includes('/') && !OWN_GROUPS.test(apiVersion.split('/')[0]!));
  const generators = allYamlValues(lesson).flatMap(generatedByKustomize);
  const open = otherSources(lesson).bringsObjects;
  const inventory: Inventory = {
    known: [
      ...objects.map(fromObject),
      ...objects.flatMap(claimsOf),
      ...commandObjects(lesson),
      ...generators,
      ...uncheckedObjects(lesson),
    ],
    open,
    complete: lesson.dialect === 'mdx' && !open && custom.length === 0 && generators.length === 0,
    customNames: new Set(custom.flatMap(({ value }) => stringsIn(value))),
  };
  memo.set(lesson, inventory);
  return inventory;
}

function isPlainName(name: string): boolean {
  return /^[a-z0-9][-a-z0-9.:]*$/i.test(name);
}

function fromObject(object: KubeObject): KnownObject {
  const { kind, namespace } = object;
  // A name that the shell or a template fills in may be any.
  const name = isPlainName(object.name) ? object.name : undefined;
  return { kind, name, namespace, object, before: object.document.block };
}

/** The claims that a StatefulSet makes from its templates: `<template>-<name>-<ordinal>`. */
function claimsOf(object: KubeObject): KnownObject[] {
  if (object.kind !== 'StatefulSet') return [];
  return asList(valueAt(object.value, ['spec', 'volumeClaimTemplates'])).flatMap((template) => {
    const name = asString(valueAt(template, ['metadata', 'name']));
    if (name === undefined) return [];
    const { namespace } = object;
    return [{ kind: 'PersistentVolumeClaim', name: `${name}-${object.name}-`, beginning: true as const, namespace, before: object.document.block }];
  });
}

/** What blocks hold that are skipped, wrong on purpose or have placeholders: it is made, too, or was meant to be. */
function uncheckedObjects(lesson: Lesson): KnownObject[] {
  return lesson.blocks
    .filter((block) => block.skip !== undefined || ['fails', 'template', 'explains'].includes(block.role))
    .flatMap((block) =>
      (block.yaml?.documents ?? []).flatMap(({ value }) => {
        const kind = asString(asRecord(value)?.['kind']);
        if (kind === undefined) return [];
        const metadata = asRecord(asRecord(value)?.['metadata']);
        const name = asString(metadata?.['name']);
        const known = name !== undefined && isPlainName(name) ? name : undefined;
        return [{ kind, name: known, namespace: asString(metadata?.['namespace']), before: block.index }];
      }),
    );
}

/** The YAML of the blocks, and of here-documents that may be a kustomization, wherever they are written to. */
function allYamlValues(lesson: Lesson): unknown[] {
  return lesson.blocks
    .flatMap((block) => [block.yaml, ...(block.commands ?? []).flatMap((command) => command.heredocs.map(kustomizationIn))])
    .flatMap((yaml) => (yaml?.documents ?? []).map(({ value }) => value));
}

function kustomizationIn({ yaml, excerpt }: Heredoc): YamlStream | undefined {
  if (!/^(?:configMap|secret)Generator:/m.test(excerpt.text)) return undefined;
  return yaml ?? parseYaml(excerpt);
}

/** The names that `configMapGenerator` and `secretGenerator` give; kustomize adds a hash to them, in references as well. */
function generatedByKustomize(value: unknown): KnownObject[] {
  const lists: [string, unknown][] = [
    ['ConfigMap', asRecord(value)?.['configMapGenerator']],
    ['Secret', asRecord(value)?.['secretGenerator']],
  ];
  return lists.flatMap(([kind, list]) =>
    asList(list).map((item) => ({ kind, name: asString(asRecord(item)?.['name']), namespace: undefined, before: 0 })),
  );
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(stringsIn);
}
