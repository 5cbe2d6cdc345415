import type { KubeObject } from '../../../kube/object.ts';
import { hasFiles } from '../../arguments/file-flags.ts';
import type { Command } from '../../command.ts';
import { CommandError, ErrorList } from '../../errors/command-error.ts';
import { nameMatcher, withContainers } from '../../set/containers.ts';
import { patchObjects, setting, settingInfos } from '../../set/patch-objects.ts';
import { parsePairs, resourcesAndPairs } from '../../workloads/pairs.ts';

/** `kubectl set image`. Rule: `SetImageOptions` of kubectl, which fetches the objects before it checks the flags. */
export const command: Command = {
  path: 'set image',
  run(invocation) {
    const { args, flags } = invocation;
    const given = setting(invocation);
    const { resources, pairs } = resourcesAndPairs(args, 'image');
    const { set: images } = parsePairs(pairs, 'image', false);
    const infos = settingInfos(invocation, given, resources);
    const wrong: string[] = [];
    if (flags.bool('all') && flags.text('selector') !== '') wrong.push('cannot set --all and --selector at the same time');
    if (resources.length === 0 && !hasFiles(flags)) wrong.push('one or more resources must be specified as <resource> <name> or <resource>/<name>');
    if (Object.keys(images).length === 0) wrong.push('at least one image update is required');
    else if (Object.keys(images).length > 1 && images['*'] !== undefined) wrong.push('all containers are already specified by *, but saw more than one container_name=container_image pairs');
    if (given.local && given.dryRun === 'server') wrong.push('cannot specify --local and --dry-run=server - did you mean --dry-run=client?');
    if (wrong.length > 0) throw new ErrorList(wrong.map((message) => new CommandError(message)));
    const errors: unknown[] = [];
    patchObjects(invocation, given, infos, {
      operation: 'image updated', failed: 'failed to patch image update to pod template: ', errors,
      change(before) {
        let object: KubeObject = before;
        for (const [name, image] of Object.entries(images)) {
          const changed = withContainers(object, name === '*' ? nameMatcher('*') : (one) => one === name, (container) => ({ ...container, image }));
          if (changed.count === 0) errors.push(new Error(`error: unable to find container named ${JSON.stringify(name)}`));
          object = changed.object;
        }
        return object;
      },
    });
    return 0;
  },
};
