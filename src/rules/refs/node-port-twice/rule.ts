import { formatFieldPath } from '../../../text/field-path.ts';
import type { Rule } from '../../types.ts';
import { inventoryOf } from '../known-objects.ts';
import { describePlace, identityOf, placeOf, relatedPlace, sharesFolder } from '../objects.ts';
import { readService, type ServiceObject, type ServicePort } from '../services.ts';
import { tellsOfFailure } from '../told-failure.ts';
import { workspaceStates } from '../workspace-objects.ts';

/** Two Services cannot have the same node port. */
export const rule: Rule = {
  id: 'refs/node-port-twice',
  severity: 'error',
  summary: 'Two Services of the page ask for the same nodePort.',
  why: `A node port belongs to one Service of the whole cluster, whatever its namespace. The API server refuses the
second: \`provided port is already allocated\`. The same number over TCP and over UDP is two ports.

On a page that may show alternatives rather than two Services that live side by side it is a warning; where both stand
in one file, and in a lesson, an error. A Service that the page deletes first is no longer counted.`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/service/#type-nodeport',
  check({ lesson, report }) {
    if (tellsOfFailure(lesson, /provided port is already allocated/)) return;
    const { complete } = inventoryOf(lesson);
    const reported = new Set<string>();
    for (const state of workspaceStates(lesson)) {
      const taken = new Map<string, { service: ServiceObject; port: ServicePort }>();
      for (const service of state.objects.map(readService)) {
        if (service === undefined || service.object.name === '') continue;
        for (const port of service.ports) {
          if (port.nodePort === undefined) continue;
          const key = `${port.nodePort}/${port.protocol}`;
          const other = taken.get(key);
          if (other === undefined || !sharesFolder(other.service.object, service.object) || identityOf(other.service.object) === identityOf(service.object)) {
            taken.set(key, { service, port });
            continue;
          }
          const path = [...port.path, 'nodePort'];
          const range = placeOf(service.object, path);
          const place = `${range.start.line}:${range.start.column}`;
          if (reported.has(place)) continue;
          reported.add(place);
          const otherPath = [...other.port.path, 'nodePort'];
          const together = other.service.object.document.block === service.object.document.block;
          report({
            range,
            path: formatFieldPath(path),
            message: `nodePort is ${port.nodePort} here, but Service ${other.service.object.name} in ${describePlace(other.service.object, otherPath)} has that port already`,
            help: `write another port of 30000-32767, or leave nodePort out to be given a free one`,
            related: [relatedPlace(other.service.object, otherPath, `nodePort ${port.nodePort}`)],
            ...(complete || together ? {} : { severity: 'warning' as const }),
          });
        }
      }
    }
  },
};
