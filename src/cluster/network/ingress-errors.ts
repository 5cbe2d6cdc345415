import { errorPage } from '../images/catalogue/nginx.ts';
import type { HttpResponse } from '../images/program.ts';

type ErrorStatus = 404 | 502 | 503 | 504;

/** What Traefik says in plain text. */
const TRAEFIK: Readonly<Record<ErrorStatus, string>> = {
  404: '404 page not found\n',
  502: 'Bad Gateway',
  503: 'no available server\n',
  504: 'Gateway Timeout',
};

const NGINX: Readonly<Record<ErrorStatus, string>> = {
  404: '404 Not Found',
  502: '502 Bad Gateway',
  503: '503 Service Temporarily Unavailable',
  504: '504 Gateway Time-out',
};

/** How long a controller tries to connect: Traefik's `dialTimeout`, and `proxy-connect-timeout` of ingress-nginx. */
const CONNECT_SECONDS = { traefik: 30, nginx: 5 };

/**
 * The answer of an Ingress controller that has nobody to pass a request on to: no rule fits (404), nobody stands behind
 * the Service (503), the pod refuses the connection (502), or it does not answer (504).
 * @param controller as IngressClasses name it
 */
export function ingressError(controller: string, status: ErrorStatus): HttpResponse {
  const isTraefik = controller.startsWith('traefik.io/');
  const body = isTraefik ? TRAEFIK[status] : errorPage(NGINX[status]);
  const headers = { 'Content-Type': isTraefik ? 'text/plain; charset=utf-8' : 'text/html' };
  return { status, headers, body, ...(status === 504 ? { seconds: CONNECT_SECONDS[isTraefik ? 'traefik' : 'nginx'] } : {}) };
}
