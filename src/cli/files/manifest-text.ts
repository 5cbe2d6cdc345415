import type { Landmark } from '../../lesson/workspace/file-sets.ts';
import { isKustomization } from '../../lesson/workspace/manifest-file.ts';

const YAML_MANIFEST = /^(?:apiVersion|kind)[ \t]*:/m;
const JSON_MANIFEST = /"apiVersion"\s*:[^]*"kind"\s*:|"kind"\s*:[^]*"apiVersion"\s*:/;
const TEMPLATE = /\{\{-?\s*[.$\w(]/;

/**
 * Whether a YAML or JSON file met in a folder looks like a Kubernetes manifest. Folders also hold
 * other YAML (`mkdocs.yml`, `values.yaml`, Compose files) and templates of Helm, which are YAML only
 * after rendering; a file that is named on the command line is checked whatever it looks like.
 */
export function looksLikeManifest(file: string, text: string): boolean {
  if (/\.json$/i.test(file)) return JSON_MANIFEST.test(text);
  if (isKustomization(file)) return true;
  return YAML_MANIFEST.test(text) && !(TEMPLATE.test(text) && /(?:^|\/)templates\//.test(file)) && !isHelmChart(file);
}

/** What a file that is no manifest says of those in its folder: a chart or a template brings objects that are not to be seen. */
export function leftOutLandmark(file: string, text: string): Landmark | undefined {
  if (isHelmChart(file)) return { file, boundary: true, opens: true };
  return YAML_MANIFEST.test(text) ? { file, boundary: false, opens: true } : undefined;
}

/** `Chart.yaml` has an apiVersion, but is Helm's and never sent to an API server. */
function isHelmChart(file: string): boolean {
  return /(?:^|\/)Chart\.yaml$/.test(file);
}
