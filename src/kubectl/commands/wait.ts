import type { KubeObject } from '../../kube/object.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import { fileOptions } from '../arguments/file-flags.ts';
import { liveObject, type Info, type Selection } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import { changeOutput } from '../change-output.ts';
import type { Command, Invocation } from '../command.ts';
import { WEEK } from '../delete/wait-until-gone.ts';
import { CommandError, ErrorList } from '../errors/command-error.ts';
import { readConditions, type WaitFor } from '../wait/conditions.ts';
import { withWarnings, type WarnedInvocation } from '../warning-client.ts';

/** `kubectl wait`. Rule: `WaitOptions` of kubectl. */
export const command: Command = {
  path: 'wait',
  async run(invocation) {
    const { flags, context } = invocation;
    const output = changeOutput(invocation);
    const condition = readConditions(flags.list('for'));
    const warned = withWarnings(invocation);
    const seconds = flags.seconds('timeout');
    const wait = new Wait(warned, context.waiting, condition, seconds < 0 ? WEEK : seconds);
    if (condition.create) await wait.untilThere(() => found(invocation, warned));
    const selection = found(invocation, warned);
    const errors: unknown[] = [];
    let visited = 0;
    for (const each of selection) {
      try {
        if ('error' in each) {
          if (condition.delete && isMissing(each.error)) continue;
          throw each.error;
        }
        visited += 1;
        output.print(await wait.for(each.info), 'condition met');
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors.length === 1 ? errors[0] : new ErrorList(errors);
    if (visited === 0 && !condition.delete) throw new CommandError('no matching resources found');
    return 0;
  },
};

function found({ flags, args, namespace, enforceNamespace }: Invocation, warned: WarnedInvocation): Selection {
  return select(warned, {
    args, ...fileOptions(flags), selector: flags.text('selector'), fieldSelector: flags.text('field-selector'), allowEmptySelector: flags.bool('all'),
    allNamespaces: flags.bool('all-namespaces'), local: flags.bool('local'), namespace, enforceNamespace, latest: true, continueOnError: true,
  });
}

const isMissing = (error: unknown): boolean => error instanceof StatusError && error.reason === 'NotFound';

/** Waiting for one object after the other; all of them share the time. */
class Wait {
  readonly #client: WarnedInvocation['client'];
  readonly #waiting: Invocation['context']['waiting'];
  readonly #condition: WaitFor;
  readonly #timeout: number;
  readonly #end: number;

  constructor({ client }: WarnedInvocation, waiting: Invocation['context']['waiting'], condition: WaitFor, timeout: number) {
    this.#client = client;
    this.#waiting = waiting;
    this.#condition = condition;
    this.#timeout = timeout;
    this.#end = waiting.now() + timeout * 1000;
  }

  get #left(): number {
    return Math.max(0, (this.#end - this.#waiting.now()) / 1000);
  }

  /** Waits until all objects that were named are there. */
  async untilThere(look: () => Selection): Promise<void> {
    const isThere = (): boolean => {
      const { infos, errors } = look().infos();
      const other = errors.find((error) => !isMissing(error));
      if (other !== undefined) throw other;
      return errors.length === 0 && infos.length > 0;
    };
    if (!(await this.#waiting.until(isThere, this.#left))) throw new CommandError('timed out waiting for the condition');
  }

  /**
   * The object when the condition holds.
   * @throws CommandError when the time is over; StatusError when the object is gone before
   */
  async for(info: Info): Promise<KubeObject> {
    let object = info.object!;
    const holds = (): boolean => {
      try {
        object = liveObject(this.#client, info);
      } catch (error) {
        if (this.#condition.delete && isMissing(error)) return true;
        throw error;
      }
      if (this.#condition.delete) return object.metadata.uid !== info.object!.metadata.uid;
      return this.#condition.check?.(object) ?? true;
    };
    if (await this.#waiting.until(holds, this.#left)) return object;
    const name = `${info.resource.plural}/${info.name}`;
    throw new CommandError(this.#timeout === 0 ? `condition not met for ${name}` : `timed out waiting for the condition on ${name}`);
  }
}
