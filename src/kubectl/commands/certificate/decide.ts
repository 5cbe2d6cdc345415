import { items, type Decoded } from '../../../kube/object.ts';
import { fileOptions, hasFiles } from '../../arguments/file-flags.ts';
import { resourceForType } from '../../arguments/resource-type.ts';
import { liveObject } from '../../arguments/info.ts';
import { select } from '../../arguments/select.ts';
import { changeOutput } from '../../change-output.ts';
import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { withWarnings } from '../../warning-client.ts';

type Decision = 'Approved' | 'Denied';

/** A command that decides on certificate signing requests. Rule: `CertificateOptions` of kubectl. */
function decisionCommand(verb: 'approve' | 'deny', type: Decision, opposite: Decision): Command {
  return {
    path: `certificate ${verb}`,
    async run(invocation) {
      const { args, flags, context, out } = invocation;
      const output = changeOutput(invocation);
      if (args.length === 0 && !hasFiles(flags)) throw new CommandError('one or more CSRs must be specified as <name> or -f <filename>');
      const warned = withWarnings(invocation);
      const resource = resourceForType(warned.client.resources(), 'certificatesigningrequests');
      const named = hasFiles(flags) ? { ...fileOptions(flags), latest: true } : { namesOf: { type: 'certificatesigningrequests', names: args } };
      let count = 0;
      await select(warned, { ...named, namespace: invocation.namespace, continueOnError: true }).visit((info) => {
        if (info.resource.kind !== 'CertificateSigningRequest') {
          throw new CommandError(`can only handle CertificateSigningRequest.certificates.k8s.io objects, got ${info.resource.kind}${info.resource.group === '' ? '' : `.${info.resource.group}`}`);
        }
        const request = liveObject(warned.client, info);
        const conditions = items(request['status']?.conditions);
        if (conditions.some((one: Decoded) => one.type === opposite)) throw new CommandError(`certificate signing request ${JSON.stringify(info.name)} is already ${opposite}`);
        const isDecided = conditions.some((one: Decoded) => one.type === type);
        if (!isDecided || flags.bool('force')) {
          const condition = {
            type, status: 'True', reason: `Kubectl${verb === 'approve' ? 'Approve' : 'Deny'}`, message: `This CSR was ${type.toLowerCase()} by kubectl certificate ${verb}.`,
            lastUpdateTime: `${new Date(context.waiting.now()).toISOString().slice(0, 19)}Z`,
          };
          warned.client.update({ resource, name: info.name, subresource: 'approval' }, {
            ...request, status: { ...request['status'], conditions: isDecided ? conditions : [...conditions, condition] },
          });
        }
        count += 1;
        output.print(info.object!, type.toLowerCase());
      });
      if (count === 0) out('No resources found\n');
      return 0;
    },
  };
}

/** `kubectl certificate approve`. */
export const approve = decisionCommand('approve', 'Approved', 'Denied');
/** `kubectl certificate deny`. */
export const deny = decisionCommand('deny', 'Denied', 'Approved');
