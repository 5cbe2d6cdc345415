import type { Command } from '../../command.ts';
import { contentHash, dataFromFlags } from '../../generators/data-sources.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';

/** `kubectl create configmap`. Rule: `ConfigMapOptions` of kubectl. */
export const command: Command = {
  path: 'create configmap',
  run(invocation) {
    const name = nameOf(invocation);
    const given = generation(invocation);
    const data = dataFromFlags(invocation, 'ConfigMap', name);
    const isEmpty = Object.keys(data).length === 0;
    const suffix = invocation.flags.bool('append-hash') ? `-${contentHash({ data, kind: 'ConfigMap', name })}` : '';
    generate(invocation, given, {
      apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: `${name}${suffix}` }, ...(isEmpty ? {} : { data }),
    }, { failed: 'failed to create configmap: ' });
    return 0;
  },
};
