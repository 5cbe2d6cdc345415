import type { KubeObject } from '../../kube/object.ts';
import { Folder, type KustomizeContext } from './folder.ts';
import { generate } from './generators.ts';
import { contentHash } from './hash.ts';
import { changeImages } from './images.ts';
import { readKustomization, yamlObjects, type Kustomization } from './kustomization.ts';
import { during, KustomizeError } from './kustomize-error.ts';
import { addAffixes, addAnnotations, addLabels, setNamespace } from './metadata.ts';
import { inOrder } from './order.ts';
import { applyPatch } from './patches.ts';
import { fixReferences } from './references.ts';
import { applyReplacement } from './replacements.ts';
import { setReplicas } from './replicas.ts';
import { idOf, newResource, rename, type Resource } from './resource.ts';

/** Objects that are there for kustomize alone. */
const LOCAL = 'config.kubernetes.io/local-config';

/**
 * The objects that the kustomization in a folder makes, in the order in which they are printed and applied.
 * @param context files, and where warnings of deprecated fields go
 * @throws KustomizeError
 * Rule: `KustTarget.MakeCustomizedResMap` of kustomize v5, as kubectl has it.
 */
export function build(context: KustomizeContext, folder: string): KubeObject[] {
  const root = Folder.open(folder, context);
  const kustomization = readKustomization(root);
  const resources = accumulate(root, kustomization, []);
  for (const resource of resources) {
    if (resource.hashed) rename(resource, `${resource.object.metadata.name}-${contentHash(resource.object)}`);
  }
  fixReferences(resources);
  const objects = resources.map(({ object }) => object).filter(({ metadata }) => metadata.annotations?.[LOCAL] !== 'true');
  return kustomization.sortOptions?.order === 'fifo' ? objects : inOrder(objects);
}

/**
 * Adds what a kustomization names and generates to `resources`, and does to all of them what it says.
 * @param resources empty but for a component, which works on what is there
 */
function accumulate(folder: Folder, kustomization: Kustomization, resources: Resource[]): Resource[] {
  const { resources: named, bases, components, generatorOptions, configMapGenerator, secretGenerator } = kustomization;
  for (const path of [...(named ?? []), ...(bases ?? [])]) during('accumulating resources', () => addPath(folder, path, resources));
  for (const one of configMapGenerator ?? []) generate('ConfigMap', one, generatorOptions ?? {}, folder, resources);
  for (const one of secretGenerator ?? []) generate('Secret', one, generatorOptions ?? {}, folder, resources);
  for (const path of components ?? []) during('accumulating components', () => addComponent(folder, path, resources));
  transform(folder, kustomization, resources);
  return resources;
}

/** A file with objects, or else a folder with a kustomization. Rule: `accumulateResources`. */
function addPath(folder: Folder, path: string, resources: Resource[]): void {
  try {
    addFile(folder, path, resources);
  } catch (error) {
    if (!(error instanceof KustomizeError) || error.message.includes('MalformedYAMLError')) throw error;
    during(`accumulation err='${error.message}'`, () => addFolder(folder.folder(path), resources));
  }
}

function addFile(folder: Folder, path: string, resources: Resource[]): void {
  const objects = during(`accumulating resources from '${path}'`, () => yamlObjects(folder.read(path), path));
  during(`merging resources from '${path}'`, () => merge(resources, objects.map((object) => newResource(structuredClone(object)))));
}

function addFolder(folder: Folder, resources: Resource[]): void {
  const kustomization = during(`couldn't make target for path '${folder.whole}'`, () => readKustomization(folder));
  if (kustomization.kind === 'Component') throw new KustomizeError(`expected kind != 'Component' for path '${folder.whole}'`);
  const added = during(`recursed accumulation of path '${folder.whole}'`, () => accumulate(folder, kustomization, []));
  during(`recursed merging from path '${folder.whole}'`, () => merge(resources, added));
}

function addComponent(parent: Folder, path: string, resources: Resource[]): void {
  const folder = parent.folder(path);
  const kustomization = during(`couldn't make target for path '${folder.whole}'`, () => readKustomization(folder));
  if (kustomization.kind !== 'Component') {
    throw new KustomizeError(`accumulateDirectory: "expected kind 'Component' for path '${folder.whole}' but got '${kustomization.kind ?? 'Kustomization'}'"`);
  }
  during(`recursed accumulation of path '${folder.whole}'`, () => accumulate(folder, kustomization, resources));
}

/** @throws KustomizeError when two resources are the same one. Rule: `resWrangler.Append`. */
function merge(resources: Resource[], added: readonly Resource[]): void {
  const ids = new Set(resources.map(({ object }) => idOf(object)));
  for (const resource of added) {
    const id = idOf(resource.object);
    if (ids.has(id)) throw new KustomizeError(`may not add resource with an already registered id: ${id}`);
    ids.add(id);
    resources.push(resource);
  }
}

/** In the order of kustomize, whatever the order in the file is. Rule: `configureBuiltinTransformers`. */
function transform(folder: Folder, kustomization: Kustomization, resources: Resource[]): void {
  const { namespace, namePrefix = '', nameSuffix = '', commonLabels, labels, commonAnnotations } = kustomization;
  for (const entry of kustomization.patchesStrategicMerge ?? []) applyPatch(resources, folder.has(entry) ? { path: entry } : { patch: entry }, folder);
  for (const entry of kustomization.patches ?? []) applyPatch(resources, entry, folder);
  if (namespace) setNamespace(resources, namespace);
  addAffixes(resources, namePrefix, nameSuffix);
  for (const one of labels ?? []) addLabels(resources, one);
  if (commonLabels) addLabels(resources, { pairs: commonLabels, includeSelectors: true });
  if (commonAnnotations) addAnnotations(resources, commonAnnotations);
  for (const entry of kustomization.patchesJson6902 ?? []) applyPatch(resources, entry, folder);
  for (const { name = '', count = 0 } of kustomization.replicas ?? []) setReplicas(resources, name, count);
  changeImages(resources, kustomization.images ?? []);
  for (const one of kustomization.replacements ?? []) applyReplacement(resources, one, folder);
}
