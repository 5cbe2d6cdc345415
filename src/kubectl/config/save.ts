import type { Files } from '../context.ts';
import { printYaml } from '../print/yaml.ts';
import { contentOf } from './content.ts';
import type { Kubeconfig } from './kubeconfig.ts';

/**
 * Writes a changed kubeconfig: each stanza into the file that it is from, new ones into the default file.
 * @param before the same configuration as it was read, which says which files differ
 * Rule: `ModifyConfig` of client-go's `clientcmd`.
 */
export function saveKubeconfig(config: Kubeconfig, before: Kubeconfig, files: Files): void {
  for (const origin of originsOf(config, before)) {
    const text = printYaml(contentOf(config, { origin }));
    if (files.read(origin) === undefined || text !== printYaml(contentOf(before, { origin }))) files.write(origin, text);
  }
}

function originsOf(...configs: readonly Kubeconfig[]): Set<string> {
  return new Set(configs.flatMap((config) => [
    config.defaultFile,
    ...(config.currentContextOrigin === undefined ? [] : [config.currentContextOrigin]),
    ...[config.clusters, config.contexts, config.users].flatMap((entries) => [...entries.values()].map(({ origin }) => origin)),
  ]));
}
