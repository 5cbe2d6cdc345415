import type { KubeObject } from '../../kube/object.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import type { Command, Invocation } from '../command.ts';
import { CommandError } from '../errors/command-error.ts';
import { EventTable, lastSeen } from '../events/event-table.ts';
import { outputFormat } from '../output-flags.ts';
import { OUTPUT_FORMATS } from '../print/output.ts';

/** `kubectl events`. Rule: `EventsOptions` of kubectl. */
export const command: Command = {
  path: 'events',
  async run(invocation) {
    const { flags, out, err, context } = invocation;
    const everywhere = flags.bool('all-namespaces');
    const fieldSelector = aboutSelector(invocation);
    const format = outputFormat(invocation, OUTPUT_FORMATS.object);
    const table = new EventTable({ noHeaders: flags.bool('no-headers'), namespaces: everywhere });
    const types = flags.list('types').map((type) => type.toLowerCase());
    if (types.some((type) => type !== 'normal' && type !== 'warning')) throw new CommandError('valid --types are Normal or Warning');
    const { client, namespace } = invocation;
    const resource = client.resources().find(({ group, plural }) => group === '' && plural === 'events')!;
    const at = { resource, namespace: everywhere ? undefined : namespace };
    const isWanted = (event: KubeObject): boolean => types.length === 0 || types.includes(String(event['type']).toLowerCase());
    const printOne = (event: KubeObject): string => (format.kind === 'human' ? table.write([event], context.waiting.now()) : format.printer.print(event));
    if (flags.bool('watch')) {
      for (const event of client.list(at, { fieldSelector }).items) if (isWanted(event)) out(printOne(event));
      const stop = client.watch(at, { fieldSelector }, ({ type, object }) => {
        if (type !== 'DELETED' && isWanted(object)) out(printOne(object));
      });
      try {
        await context.waiting.until(() => false);
      } finally {
        stop();
      }
    }
    const events = client.list(at, { fieldSelector }).items.filter(isWanted).sort((a, b) => lastSeen(a) - lastSeen(b));
    if (events.length === 0) {
      err(everywhere ? 'No events found.\n' : `No events found in ${namespace} namespace.\n`);
      return 0;
    }
    const list = { apiVersion: 'v1', items: events, kind: 'EventList', metadata: {} };
    out(format.kind === 'human' ? table.write(events, context.waiting.now()) : format.printer.print(list));
    return 0;
  },
};

/** What `--for TYPE/NAME` means. Rule: `decodeResourceTypeName` there. */
function aboutSelector(invocation: Invocation): string {
  const text = invocation.flags.text('for');
  if (text === '') return '';
  const [type = '', name, ...more] = text.split('/');
  if (name === undefined) throw new CommandError('--for must be in resource/name form');
  if (more.length > 0) throw new CommandError('arguments in resource/name form may not have more than one slash');
  const { kind } = resourceForType(invocation.client.resources(), type);
  return `involvedObject.kind=${kind},involvedObject.name=${name}`;
}
