import type { FieldError } from '../../../kube/validation/field-error.ts';
import { identityOf } from '../../manifest-documents.ts';
import { valueAt } from '../../schema/placeholders.ts';
import { writtenPath } from '../written-path.ts';
import { autoscalingHelp } from './autoscaling.ts';
import { configHelp } from './config.ts';
import { containerHelp } from './containers.ts';
import { customResourceHelp } from './custom-resources.ts';
import { generalHelp } from './general.ts';
import { nameHelp } from './names.ts';
import { networkHelp } from './network.ts';
import { podHelp } from './pods.ts';
import { portHelp } from './ports.ts';
import { probeHelp } from './probes.ts';
import { rbacHelp } from './rbac.ts';
import { resourceHelp } from './resources.ts';
import { scheduleHelp } from './schedules.ts';
import { selectorHelp } from './selectors.ts';
import { serviceHelp } from './services.ts';
import { storageHelp } from './storage.ts';
import type { HelpContext, HelpRow } from './types.ts';
import { volumeHelp } from './volumes.ts';
import { workloadHelp } from './workloads.ts';

/** The first row that fits speaks; what is said of single fields stands before what is said of any. */
const ROWS: readonly HelpRow[] = [
  ...selectorHelp,
  ...resourceHelp,
  ...probeHelp,
  ...serviceHelp,
  ...portHelp,
  ...volumeHelp,
  ...containerHelp,
  ...podHelp,
  ...scheduleHelp,
  ...workloadHelp,
  ...autoscalingHelp,
  ...networkHelp,
  ...storageHelp,
  ...rbacHelp,
  ...configHelp,
  ...customResourceHelp,
  ...nameHelp,
  ...generalHelp,
];

/** Why the server insists and what to write instead; `undefined` where nothing is known beyond its words. */
export function helpFor(object: unknown, error: FieldError): string | undefined {
  const context = contextOf(object, error);
  const empty = /(?:)/.exec('')!;
  for (const row of ROWS) {
    if (row.field !== undefined && !row.field.test(context.field)) continue;
    const match = row.message === undefined ? empty : row.message.exec(error.message);
    if (match === null) continue;
    const help = typeof row.help === 'string' ? row.help : row.help(context, match);
    if (help !== undefined) return help;
  }
  return undefined;
}

function contextOf(object: unknown, error: FieldError): HelpContext {
  const path = error.path.steps();
  return {
    object,
    kind: identityOf(object).kind ?? '',
    path,
    field: path.map((step) => (typeof step === 'number' ? '[]' : `.${step}`)).join('').slice(1),
    value: valueAt(object, writtenPath(object, path)),
    quoted: quotedText(error.message),
    message: error.message,
  };
}

function quotedText(message: string): string | undefined {
  const literal = /^[A-Z][a-z ]+: ("(?:[^"\\]|\\.)*")/.exec(message)?.[1];
  return literal === undefined ? undefined : (JSON.parse(literal) as string);
}
