import type { KubeObject } from '../../kube/object.ts';
import type { Invocation } from '../command.ts';
import { CHANGE_CAUSE } from '../rollout/history.ts';

/** With `--record`, an object with the command line that changed it, which `rollout history` shows. Rule: `ChangeCauseRecorder` of cli-runtime. */
export function recorded<T extends KubeObject | undefined>(object: T, invocation: Pick<Invocation, 'path' | 'args' | 'flags'>): T {
  const { flags } = invocation;
  if (object === undefined || !flags.has('record') || !flags.bool('record')) return object;
  const annotations = { ...object.metadata.annotations, [CHANGE_CAUSE]: commandLine(invocation) };
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/** The flags stand behind the arguments, each with its value. Rule: `parseCommandArguments`. */
function commandLine({ path, args, flags }: Pick<Invocation, 'path' | 'args' | 'flags'>): string {
  const given = Array.from(flags.given(), ([name, value]) => ` --${name}=${String(value)}`);
  return `${['kubectl', path, ...args].join(' ')}${given.join('')}`;
}
