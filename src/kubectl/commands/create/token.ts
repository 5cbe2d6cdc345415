import { resourceForType } from '../../arguments/resource-type.ts';
import { changeOutput } from '../../change-output.ts';
import type { Command, Invocation } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { nameOf } from '../../generators/generate.ts';

const KINDS = ['Node', 'Pod', 'Secret'];

/** `kubectl create token`. Rule: `TokenOptions` of kubectl. */
export const command: Command = {
  path: 'create token',
  run(invocation) {
    const { flags, client, out } = invocation;
    const name = nameOf(invocation);
    const output = changeOutput(invocation);
    const spec = specOf(invocation);
    const resource = resourceForType(client.resources(), 'serviceaccounts');
    let object;
    try {
      object = client.create({ resource, namespace: invocation.namespace, name, subresource: 'token' }, {
        apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', metadata: {}, spec,
      }).object;
    } catch (error) {
      throw new CommandError(`failed to create token: ${(error as Error).message}`);
    }
    if (flags.text('output') === '' && flags.text('template') === '') out(object['status'].token);
    else output.printObject(object);
    return 0;
  },
};

/** Rule: `TokenOptions.Validate`. */
function specOf({ flags }: Invocation): object {
  const seconds = flags.seconds('duration');
  const [kind, name, uid] = ['kind', 'name', 'uid'].map((part) => flags.text(`bound-object-${part}`)) as [string, string, string];
  const audiences = flags.list('audience');
  if (seconds < 0) throw new CommandError('--duration must be greater than or equal to 0');
  if (!Number.isInteger(seconds)) throw new CommandError('--duration cannot be expressed in units less than seconds');
  if (audiences.includes('')) throw new CommandError('--audience must not be an empty string');
  if (kind === '') {
    if (name !== '') throw new CommandError('--bound-object-name can only be set if --bound-object-kind is provided');
    if (uid !== '') throw new CommandError('--bound-object-uid can only be set if --bound-object-kind is provided');
  } else {
    if (!KINDS.includes(kind)) throw new CommandError(`supported --bound-object-kind values are ${KINDS.join(', ')}`);
    if (name === '') throw new CommandError('--bound-object-name is required if --bound-object-kind is provided');
  }
  return {
    ...(audiences.length === 0 ? {} : { audiences }), ...(seconds > 0 ? { expirationSeconds: seconds } : {}),
    ...(kind === '' ? {} : { boundObjectRef: { kind, apiVersion: 'v1', name, ...(uid === '' ? {} : { uid }) } }),
  };
}
