import { slug, writeInstead } from './slug.ts';
import type { HelpContext, HelpRow } from './types.ts';

const PORT_NAME = 'the name of a port has at most 15 lower-case letters, digits and single hyphens, with a letter among them';

/** Rule: `validation.IsValidPortNum` and `IsValidPortName` (RFC 6335, service names). */
export const portHelp: readonly HelpRow[] = [
  { message: /must be between 1 and 65535, inclusive/, help: 'ports of TCP, UDP and SCTP are numbers from 1 to 65535' },
  {
    field: /(?:ports\[\]\.name|[pP]ort(?:\.name)?)$/,
    message: /no more than 15 characters/,
    help: ({ quoted = '' }) => `the name of a port has 15 characters at most, and this one has ${quoted.length}; shorten it`,
  },
  {
    field: /(?:ports\[\]\.name|[pP]ort(?:\.name)?)$/,
    message: /must contain only alpha-numeric|consecutive hyphens|must not (?:begin|start|end)|must contain at least one letter/,
    help: portName,
  },
  {
    field: /ports\[\]\.hostPort$/,
    message: /^Duplicate value/,
    help: 'a port of the node can be taken once; write another hostPort, or delete it and use a Service',
  },
  {
    field: /ports\[\]\.hostPort$/,
    message: /must match `?containerPort`?/,
    help: 'with hostNetwork the container listens on the ports of the node itself; delete hostPort, or write the number of containerPort',
  },
  {
    field: /ports\[\]\.name$/,
    message: /^Duplicate value: "(.*)"/,
    help: (_, [, name]) => `probes and Services find a port by its name, so ${name} can be the name of one port only; give this one another`,
  },
  {
    field: /ports\[\]\.containerPort$/,
    message: /^Required value/,
    help: 'write the port that the program in the container listens on',
  },
];

function portName({ quoted = '' }: HelpContext): string {
  if (/^\d+$/.test(quoted)) return `a number in quotes is read as the name of a port, and a name has a letter; write ${quoted} without quotes`;
  const name = slug(quoted, { max: 15 });
  return `${PORT_NAME}${writeInstead(name !== undefined && /[a-z]/.test(name) && name !== quoted ? name : undefined)}`;
}
