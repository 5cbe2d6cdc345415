import type { Command } from '../../command.ts';
import { CommandError } from '../../errors/command-error.ts';
import { resourceList } from '../../generators/key-values.ts';
import { nameMatcher, withContainers } from '../../set/containers.ts';
import { checkSetting, patchObjects, setting, settingInfos } from '../../set/patch-objects.ts';

/** `kubectl set resources`. Rule: `SetResourcesOptions` of kubectl. */
export const command: Command = {
  path: 'set resources',
  run(invocation) {
    const { args, flags } = invocation;
    const given = setting(invocation);
    const infos = settingInfos(invocation, given, args);
    checkSetting(invocation, given);
    if (flags.text('limits') === '' && flags.text('requests') === '') {
      throw new CommandError('you must specify an update to requests or limits (in the form of --requests/--limits)');
    }
    const [limits, requests] = [resourceList(flags.text('limits')), resourceList(flags.text('requests'))];
    const pattern = flags.text('containers');
    const errors: unknown[] = [];
    patchObjects(invocation, given, infos, {
      operation: 'resource requirements updated', failed: 'failed to patch resources update to pod template ', errors,
      change(before) {
        const { object, count } = withContainers(before, nameMatcher(pattern), ({ resources = {}, ...container }) => ({
          ...container,
          resources: {
            ...resources,
            ...(limits === undefined ? {} : { limits: { ...resources.limits, ...limits } }),
            ...(requests === undefined ? {} : { requests: { ...resources.requests, ...requests } }),
          },
        }));
        if (count > 0) return object;
        errors.push(new Error(`error: unable to find container named ${pattern}`));
        return undefined;
      },
    });
    return 0;
  },
};
