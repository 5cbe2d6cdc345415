import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';

/** `kubectl create cronjob`. Rule: `CreateCronJobOptions` of kubectl. */
export const command: Command = {
  path: 'create cronjob',
  run(invocation) {
    const { flags, args } = invocation;
    const name = nameOf(invocation);
    const given = generation(invocation);
    const [image, schedule] = [flags.text('image'), flags.text('schedule')];
    if (image === '') throw new CommandError('--image must be specified');
    if (schedule === '') throw new CommandError('--schedule must be specified');
    const words = args.slice(1);
    const container = { name, image, ...(words.length === 0 ? {} : { command: words }), resources: {} };
    generate(invocation, given, {
      apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name },
      spec: {
        schedule,
        jobTemplate: {
          metadata: { name },
          spec: { template: { metadata: {}, spec: { containers: [container], restartPolicy: flags.text('restart') || 'OnFailure' } } },
        },
      },
      status: {},
    }, { failed: 'failed to create cronjob: ' });
    return 0;
  },
};
