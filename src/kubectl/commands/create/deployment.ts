import { Random } from '../../../cluster/random.ts';
import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { generate, generation, nameOf } from '../../generators/generate.ts';

/** `kubectl create deployment`. Rule: `CreateDeploymentOptions` of kubectl. */
export const command: Command = {
  path: 'create deployment',
  run(invocation) {
    const { flags, args, context } = invocation;
    const name = nameOf(invocation);
    const given = generation(invocation);
    const images = flags.list('image');
    const words = args.slice(1);
    if (images.length > 1 && words.length > 0) throw new CommandError('cannot specify multiple --image options and command');
    const port = flags.int('port');
    const containers = images.map((image, index) => ({
      name: containerName(image, context.waiting.now() + index),
      image,
      ...(words.length === 0 ? {} : { command: words }),
      ...(port >= 0 && index === 0 ? { ports: [{ containerPort: port }] } : {}),
      resources: {},
    }));
    const labels = { app: name };
    generate(invocation, given, {
      apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, labels },
      spec: { replicas: flags.int('replicas'), selector: { matchLabels: labels }, template: { metadata: { labels }, spec: { containers } }, strategy: {} },
      status: {},
    }, { failed: 'failed to create deployment: ' });
    return 0;
  },
};

/**
 * The last part of an image's name; one with dots or underscores gets an end of its own.
 * Rule: `buildPodSpec` and `sanitizeAndUniquify` there.
 */
function containerName(image: string, seed: number): string {
  const name = image.split('/').at(-1)!.split(':', 1)[0]!.split('@', 1)[0]!;
  return /[_.]/.test(name) ? `${name.replace(/[_.]/g, '-')}-${new Random(seed).nameSuffix()}` : name;
}
