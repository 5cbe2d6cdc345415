import { isStable, type ApiModel, type RootKind } from './definition.ts';
import type { Models } from './models.ts';
import { writeCompact } from './write-compact.ts';
import { standaloneName, writeStandalone } from './write-standalone.ts';

/** Every generated file below `schemas/`, with its text. */
export function renderSchemas(models: Models): Map<string, string> {
  const files = new Map<string, string>();
  for (const [release, model] of models.releases) {
    files.set(`compact/v${release}.json`, writeCompact(model, servedKinds(model)));
    for (const kind of stableKinds(model)) {
      files.set(`v${release}.0-standalone-strict/${standaloneName(kind)}`, writeStandalone(model, kind));
    }
  }
  const custom = models.customResources;
  files.set('compact/custom-resources.json', writeCompact(custom, custom.kinds));
  return files;
}

/** Alphas are served only where an administrator switches them on, and change without notice. */
function servedKinds(model: ApiModel): RootKind[] {
  return model.kinds.filter((kind) => !kind.version.includes('alpha'));
}

function stableKinds(model: ApiModel): RootKind[] {
  return model.kinds.filter((kind) => isStable(kind.version));
}
