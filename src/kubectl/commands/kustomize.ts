import type { Command } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { build } from '../kustomize/build.ts';
import { printYaml } from '../print/yaml.ts';

/** `kubectl kustomize DIR`. Rule: the command `build` of kustomize, which kubectl embeds. */
export const command: Command = {
  path: 'kustomize',
  run({ args, flags, context, out }) {
    if (args.length > 1) throw new CommandError('specify one path to kustomization.yaml');
    if (flags.text('output') !== '') throw new CommandError('--output is not simulated here; redirect the output instead: kubectl kustomize DIR > FILE');
    out(build(context, args[0] ?? '.').map((object) => printYaml(object)).join('---\n'));
    return 0;
  },
};
