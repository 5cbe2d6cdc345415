import type { KubeObject } from '../../../kube/object.ts';
import { threeWayPatch } from '../../../kube/patch/three-way.ts';
import { typeOf } from '../../apply/patcher.ts';
import { select } from '../../arguments/select.ts';
import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { toLabelSelector, type LabelSelector } from '../../generators/label-selector.ts';
import { setting } from '../../set/patch-objects.ts';
import { asTyped } from '../../workloads/pod-template.ts';

/** `kubectl set selector`. Rule: `SetSelectorOptions` of kubectl. */
export const command: Command = {
  path: 'set selector',
  async run(invocation) {
    const { args, flags } = invocation;
    const { dryRun, local, output, warned } = setting(invocation);
    if (args.length === 0) throw new CommandError('one selector is required');
    const selector = toLabelSelector(args.at(-1)!);
    await select(warned, {
      ...(local ? {} : { args: args.slice(0, -1), all: flags.bool('all') }), filenames: flags.list('filename'), recursive: flags.bool('recursive'), local, latest: !local,
      continueOnError: true, namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace,
    }).visit(({ resource, namespace, name, object }) => {
      const before = local ? asTyped(object!) : object!;
      const after = withSelector(before, selector);
      if (local || dryRun === 'client') return output.print(after, 'selector updated');
      const version = flags.text('resource-version');
      const patch = threeWayPatch(before, after, before, typeOf(resource)) as { metadata?: object };
      const body = version === '' ? patch : { ...patch, metadata: { ...patch.metadata, resourceVersion: version } };
      const write = { fieldManager: flags.text('field-manager'), ...(dryRun === 'server' ? { dryRun: true } : {}) };
      output.print(warned.client.patch({ resource, namespace, name }, { type: 'strategic', body }, write).object, 'selector updated');
    });
    return 0;
  },
};

/** Rule: `updateSelectorForObject` there. */
function withSelector(object: KubeObject, { matchLabels = {}, matchExpressions = [] }: LabelSelector): KubeObject {
  if (object.kind !== 'Service') throw new CommandError('setting a selector is only supported for Services');
  if (matchExpressions.length > 0) {
    const shown = matchExpressions.map(({ key, operator, values = [] }) => `{${key} ${operator} [${values.join(' ')}]}`);
    throw new CommandError(`match expression [${shown.join(' ')}] not supported on this object`);
  }
  return { ...object, spec: { ...object['spec'], selector: matchLabels } };
}
