import type { KubeObject } from '../../../kube/object.ts';
import { select } from '../../arguments/select.ts';
import type { Command, Invocation } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';
import { goTypeOf } from '../../workloads/go-type.ts';

/** `kubectl create job`, with an image or from a CronJob. Rule: `CreateJobOptions` of kubectl. */
export const command: Command = {
  path: 'create job',
  run(invocation) {
    const { flags, args } = invocation;
    const name = nameOf(invocation);
    const given = generation(invocation);
    const [image, from] = [flags.text('image'), flags.text('from')];
    const words = args.slice(1);
    if ((image === '') === (from === '')) throw new CommandError('either --image or --from must be specified');
    if (words.length > 0 && from !== '') throw new CommandError('cannot specify --from and command');
    const job = from === '' ? jobOf(name, image, words) : fromCronJob(invocation, name, from);
    generate(invocation, given, job, { failed: 'failed to create job: ' });
    return 0;
  },
};

function jobOf(name: string, image: string, words: readonly string[]): KubeObject {
  const container = { name, image, ...(words.length === 0 ? {} : { command: words }), resources: {} };
  return {
    apiVersion: 'batch/v1', kind: 'Job', metadata: { name },
    spec: { template: { metadata: {}, spec: { containers: [container], restartPolicy: 'Never' } } },
    status: {},
  };
}

/** Rule: `createJobFromCronJob`: a job that the CronJob owns but does not count as its own run. */
function fromCronJob(invocation: Invocation, name: string, from: string): KubeObject {
  const { infos, errors } = select(invocation, { args: [from], namespace: invocation.namespace }).infos();
  if (errors.length > 0) throw errors[0];
  if (infos.length !== 1) throw new CommandError('from must be an existing cronjob');
  const cronJob = infos[0]!.object!;
  if (cronJob.kind !== 'CronJob') throw new CommandError(`unknown object type ${goTypeOf(cronJob)}`);
  const { metadata = {}, spec } = cronJob['spec'].jobTemplate;
  return {
    apiVersion: 'batch/v1', kind: 'Job',
    metadata: {
      name,
      ...(metadata.labels === undefined ? {} : { labels: metadata.labels }),
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...metadata.annotations },
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'CronJob', name: cronJob.metadata.name, uid: cronJob.metadata.uid, controller: true }],
    },
    spec,
    status: {},
  };
}
