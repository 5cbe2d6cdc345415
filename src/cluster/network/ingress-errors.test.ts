import { expect, it } from 'vitest';
import { ingressError } from './ingress-errors.ts';

// The texts of Traefik 3 and of nginx.
it.each([
  ['traefik.io/ingress-controller', 404, '404 page not found\n', undefined],
  ['traefik.io/ingress-controller', 503, 'no available server\n', undefined],
  ['traefik.io/ingress-controller', 504, 'Gateway Timeout', 30],
  ['k8s.io/ingress-nginx', 504, '<h1>504 Gateway Time-out</h1>', 5],
  ['k8s.io/ingress-nginx', 502, '<h1>502 Bad Gateway</h1>', undefined],
] as const)('%s answers with %i', (controller, status, text, seconds) => {
  const answer = ingressError(controller, status);
  expect([answer.status, answer.seconds, answer.body.includes(text)]).toEqual([status, seconds, true]);
});
