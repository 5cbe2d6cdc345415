import { StatusError } from '../../cluster/api/status-error.ts';
import { fileOptions, hasFiles } from '../arguments/file-flags.ts';
import type { Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import type { Command, Invocation } from '../command.ts';
import { describe, type DescribeContext } from '../describe/describe.ts';
import { CommandError, ErrorList } from '../errors/command-error.ts';
import { withWarnings, type WarnedInvocation } from '../warning-client.ts';

const NO_TYPE = 'You must specify the type of resource to describe. Use "kubectl api-resources" for a complete list of supported resources.';

/** `kubectl describe`. Rule: `DescribeOptions` of kubectl. */
export const command: Command = {
  path: 'describe',
  run(invocation) {
    const { args, flags, out, err, namespace } = invocation;
    if (args.length === 0 && !hasFiles(flags)) throw new CommandError(NO_TYPE);
    const warned = withWarnings(invocation);
    const { infos, errors } = select(warned, {
      ...common(invocation), args, ...fileOptions(flags), selector: flags.text('selector'),
      enforceNamespace: invocation.enforceNamespace, latest: true, continueOnError: true,
    }).infos();
    const single = infos.length <= 1 && errors.length === 0;
    const showEvents = flags.changed('show-events') ? flags.bool('show-events') : single;
    const context = { client: warned.client, now: invocation.context.waiting.now(), showEvents };
    const [only] = errors;
    if (args.length === 2 && errors.length === 1 && only instanceof StatusError && only.reason === 'NotFound') {
      return byPrefix(invocation, warned, context, only);
    }
    let before = '';
    for (const info of infos) {
      try {
        out(`${before}${text(info, context)}`);
        before = '\n\n';
      } catch (error) {
        if (!(error instanceof StatusError)) throw error;
        errors.push(error);
      }
    }
    if (infos.length === 0 && errors.length === 0) {
      err(flags.bool('all-namespaces') ? 'No resources found\n' : `No resources found in ${namespace} namespace.\n`);
    }
    if (errors.length > 0) throw errors.length === 1 ? errors[0] : new ErrorList(errors);
    return 0;
  },
};

const common = ({ flags, namespace }: Invocation) => ({ namespace, allNamespaces: flags.bool('all-namespaces'), allowEmptySelector: true });

const text = ({ object, resource }: Info, context: DescribeContext): string => describe(object!, resource, context);

/** Objects whose names begin with what was typed. Rule: `DescribeMatchingResources` there. */
function byPrefix(invocation: Invocation, warned: WarnedInvocation, context: DescribeContext, missing: StatusError): number {
  const [type = '', prefix = ''] = invocation.args;
  const { infos } = select(warned, { ...common(invocation), args: [type], singleType: true }).infos();
  const matching = infos.filter(({ name }) => name.startsWith(prefix));
  if (matching.length === 0) throw missing;
  for (const info of matching) invocation.out(`${text(info, context)}\n`);
  return 0;
}
