import { groupVersion } from '../../kube/resources/api-resource.ts';
import type { Command } from '../command.ts';
import { UsageError } from '../errors/command-error.ts';

/** `kubectl api-versions`. */
export const command: Command = {
  path: 'api-versions',
  run(invocation) {
    const { path, args, out } = invocation;
    if (args.length > 0) throw new UsageError(path, `unexpected arguments: [${args.join(' ')}]`);
    const versions = [...new Set(invocation.client.resources().map(groupVersion))].sort();
    out(versions.map((version) => `${version}\n`).join(''));
    return 0;
  },
};
