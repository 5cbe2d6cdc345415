import type { KubeObject } from '../../../kube/object.ts';

/** Fields of an Event under the names of events.k8s.io/v1. Rule: `Convert_core_Event_To_v1_Event` of pkg/apis/events. */
const NAMES: readonly (readonly [core: string, events: string])[] = [
  ['involvedObject', 'regarding'],
  ['message', 'note'],
  ['source', 'deprecatedSource'],
  ['firstTimestamp', 'deprecatedFirstTimestamp'],
  ['lastTimestamp', 'deprecatedLastTimestamp'],
  ['count', 'deprecatedCount'],
  ['reportingComponent', 'reportingController'],
];

function renamed(event: KubeObject, names: ReadonlyMap<string, string>): KubeObject {
  return Object.fromEntries(Object.entries(event).map(([field, value]) => [names.get(field) ?? field, value])) as KubeObject;
}

const TO_EVENTS = new Map(NAMES);
const TO_CORE = new Map(NAMES.map(([core, events]) => [events, core]));

export function eventToEvents(event: KubeObject): KubeObject {
  return renamed(event, TO_EVENTS);
}

export function eventToCore(event: KubeObject): KubeObject {
  return renamed(event, TO_CORE);
}
