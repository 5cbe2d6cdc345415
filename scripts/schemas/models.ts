import { buildModel } from './build-model.ts';
import { applyFacts } from './apply-facts.ts';
import { customResources } from './custom-resources.ts';
import type { ApiModel } from './definition.ts';
import { derive135 } from './derive-1.35.ts';
import { overlayModels } from './overlay.ts';
import { readClient } from './read-client.ts';
import { readModels } from './read-models.ts';
import { APIMACHINERY_FOLDER, clientFolder, customResourceFolder, MODELS_FOLDER, PACKAGED_RELEASES } from './sources.ts';

/** Everything the outputs are written from. */
export interface Models {
  /** By release: 1.32 to 1.36. */
  releases: Map<string, ApiModel>;
  customResources: ApiModel;
}

/** Reads the packages, derives 1.35, and adds the facts known by hand. */
export function loadModels(): Models {
  const overlay = new Map([...readModels(MODELS_FOLDER), ...readModels(APIMACHINERY_FOLDER)]);
  const releases = new Map<string, ApiModel>();
  for (const release of PACKAGED_RELEASES) {
    const model = buildModel(release, readClient(clientFolder(release)), overlay);
    overlayModels(model, overlay);
    releases.set(release, model);
  }
  releases.set('1.35', derive135(releases.get('1.34')!, releases.get('1.36')!));
  for (const model of releases.values()) applyFacts(model);
  return { releases, customResources: customResources(releases.get('1.36')!, customResourceFolder) };
}
