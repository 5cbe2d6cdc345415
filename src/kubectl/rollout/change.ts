import type { KubeObject } from '../../kube/object.ts';
import { isMap } from '../../kube/patch/patch-error.ts';
import { threeWayPatch } from '../../kube/patch/three-way.ts';
import { groupResource } from '../../kube/resources/api-resource.ts';
import { typeOf } from '../apply/patcher.ts';
import { changeOutput } from '../change-output.ts';
import type { Command } from '../command.ts';
import { ErrorList } from '../errors/command-error.ts';
import { withWarnings } from '../warning-client.ts';
import { selectWorkloads } from './select.ts';

/** A way to steer a rollout by a change of the workload itself. */
interface RolloutChange {
  path: string;
  /** What is printed behind its name. */
  operation: string;
  /** @param now RFC 3339 @throws Error with why it cannot be done, behind the workload's name */
  change(workload: KubeObject, now: string): KubeObject;
  /** What is said when the change changes nothing. */
  unchanged: string;
}

/** The command for a change. Rule: `PauseOptions`, `ResumeOptions` and `RestartOptions` of kubectl. */
export function rolloutCommand({ path, operation, change, unchanged }: RolloutChange): Command {
  return {
    path,
    run(invocation) {
      const { flags, context, err } = invocation;
      const output = changeOutput(invocation);
      const { client } = withWarnings(invocation);
      const { infos, errors } = selectWorkloads(invocation, client).infos();
      if (infos.length === 0 && errors.length === 0) err(`No resources found in ${invocation.namespace} namespace.\n`);
      const now = `${new Date(context.waiting.now()).toISOString().slice(0, 19)}Z`;
      for (const { resource, namespace, name, object } of infos) {
        const about = `${groupResource(resource)} "${name}"`;
        let body;
        try {
          body = threeWayPatch(object, change(object!, now), object, typeOf(resource));
        } catch (error) {
          errors.push(new Error(`error: ${about} ${(error as Error).message}`));
          continue;
        }
        if (isMap(body) && Object.keys(body).length === 0) {
          errors.push(new Error(`failed to create patch for ${name}: ${unchanged}`));
          continue;
        }
        try {
          output.print(client.patch({ resource, namespace, name }, { type: 'strategic', body }, { fieldManager: flags.text('field-manager') }).object, operation);
        } catch (error) {
          errors.push(new Error(`failed to patch: ${(error as Error).message}`));
        }
      }
      if (errors.length > 0) throw new ErrorList(errors);
      return 0;
    },
  };
}
