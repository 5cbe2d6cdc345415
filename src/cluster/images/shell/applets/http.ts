import type { ContainerNetwork, HttpResponse } from '../../program.ts';

/** The parts of a URL that a client asks for. */
export interface Target {
  scheme: string;
  host: string;
  port: number;
  path: string;
}

/** Takes `host:8080/path`, with or without `http://`, apart. */
export function parseTarget(url: string): Target | undefined {
  const match = /^(?:([a-z]+):\/\/)?(?:[^/@]*@)?([^/:?#]+)(?::(\d+))?([/?][^#]*)?(?:#.*)?$/i.exec(url);
  if (match === null) return undefined;
  const scheme = (match[1] ?? 'http').toLowerCase();
  const path = match[4] ?? '/';
  return { scheme, host: match[2]!, port: Number(match[3] ?? (scheme === 'https' ? 443 : 80)), path: path.startsWith('?') ? `/${path}` : path };
}

export type Reply = HttpResponse | 'refused' | 'unreachable' | 'timeout' | 'unknown-host';

/** Sends a request as a client in a container does. */
export function send(network: ContainerNetwork, { host, port, path }: Target, method: string, headers: Readonly<Record<string, string>>, body: string): Reply {
  return network.http(host, port, { method, path, headers, body });
}

export const REASONS: Readonly<Record<number, string>> = {
  200: 'OK', 201: 'Created', 202: 'Accepted', 204: 'No Content', 301: 'Moved Permanently', 302: 'Found', 304: 'Not Modified', 307: 'Temporary Redirect', 308: 'Permanent Redirect',
  400: 'Bad Request', 401: 'Unauthorized', 403: 'Forbidden', 404: 'Not Found', 405: 'Method Not Allowed', 408: 'Request Timeout', 409: 'Conflict', 413: 'Content Too Large', 418: "I'm a Teapot", 422: 'Unprocessable Content',
  429: 'Too Many Requests', 500: 'Internal Server Error', 501: 'Not Implemented', 502: 'Bad Gateway', 503: 'Service Unavailable', 504: 'Gateway Timeout',
};

/** The head of an answer as it goes over the wire. */
export function headOf({ status, headers, body }: HttpResponse): string {
  const all: Record<string, string> = { ...headers };
  if (!Object.keys(all).some((name) => name.toLowerCase() === 'content-length')) all['Content-Length'] = String(new TextEncoder().encode(body).length);
  return `HTTP/1.1 ${status} ${REASONS[status] ?? ''}\r\n${Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}
