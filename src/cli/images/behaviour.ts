import type { Answer, ImageDeclaration } from '../../cluster/images/declaration.ts';
import { DEFAULT_NEEDS } from '../../cluster/images/declared.ts';
import { REASONS } from '../../cluster/images/shell/applets/http.ts';
import { parseQuantity } from '../../kube/quantity-value.ts';

/** What stand_in.py reads: a declaration in which everything is said, in seconds, bytes and processors. */
export interface Behaviour {
  image: string;
  port: number | null;
  startsIn: number;
  prints: readonly string[];
  logs: string | null;
  exits: number | null;
  needs: { cpu: number; memory: number; cpuPerRequest: number; memoryPerRequest: number };
  /** The answers of each route, in the order of time. */
  routes: Record<string, Required<Answer>[]>;
  /** The words that go with a status. */
  reasons: Record<string, string>;
}

const NANO = 1_000_000_000;

/** The declaration as the stand-in reads it. */
export function behaviourOf({ name, port, startsIn = 0, prints = [], logs, exits, needs: given, routes = {} }: ImageDeclaration): Behaviour {
  const needs = { ...DEFAULT_NEEDS, ...given };
  const answers = Object.fromEntries(Object.entries(routes).map(([path, route]) => [path, answersOf(route)]));
  const statuses = new Set([404, ...Object.values(answers).flat().map(({ status }) => status)]);
  return {
    image: name,
    port: port ?? null,
    startsIn,
    prints,
    logs: logs ?? null,
    exits: exits ?? null,
    needs: {
      cpu: amountOf(needs.cpu),
      memory: amountOf(needs.memory),
      cpuPerRequest: needs.cpuPerRequest / 1000,
      memoryPerRequest: amountOf(given?.memoryPerRequest ?? '0'),
    },
    routes: answers,
    reasons: Object.fromEntries([...statuses].sort((a, b) => a - b).map((status) => [status, REASONS[status] ?? ''])),
  };
}

/** The answers of a route, whichever way it is written. */
export function answersOf(route: NonNullable<ImageDeclaration['routes']>[string]): Required<Answer>[] {
  const answers = typeof route === 'string' ? [{ body: route }] : Array.isArray(route) ? (route as readonly Answer[]) : [route as Answer];
  return answers.map(({ from = 0, status = 200, body = '', headers = {}, takes = 0 }) => ({ from, status, body, headers, takes }));
}

function amountOf(quantity: string): number {
  return Number(parseQuantity(quantity)?.nano ?? 0n) / NANO;
}
