import type { Decoded } from '../../kube/object.ts';
import { listText } from './values.ts';

/** A probe in one line. Rule: `DescribeProbe`. */
export function probeText(probe: Decoded): string {
  const attributes =
    `delay=${probe.initialDelaySeconds ?? 0}s timeout=${probe.timeoutSeconds ?? 0}s period=${probe.periodSeconds ?? 0}s ` +
    `#success=${probe.successThreshold ?? 0} #failure=${probe.failureThreshold ?? 0}`;
  return `${actionText(probe)} ${attributes}`;
}

function actionText({ exec, httpGet, tcpSocket, grpc }: Decoded): string {
  if (exec) return `exec ${listText(exec.command)}`;
  if (httpGet) return `http-get ${urlText(httpGet)}`;
  if (tcpSocket) return `tcp-socket ${tcpSocket.host ?? ''}:${tcpSocket.port}`;
  if (grpc) return `grpc <pod>:${grpc.port} ${grpc.service ?? ''}`;
  return 'unknown';
}

/** Rule: Go's `url.URL.String` and `net.JoinHostPort`. */
function urlText({ scheme = '', host = '', port, path = '' }: Decoded): string {
  const separator = path !== '' && !path.startsWith('/') ? '/' : '';
  return `${scheme.toLowerCase()}://${hostPort(host, port)}${separator}${escapedPath(path)}`;
}

/** An IPv6 address stands in brackets. Rule: `net.JoinHostPort`. */
export function hostPort(host: string, port: unknown): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** Rule: `URL.EscapedPath`: what is not allowed in a path is escaped, which a query's `?` is not either. */
function escapedPath(path: string): string {
  if (path === '*') return path;
  return path.replaceAll(/[^\w\-.~$&+,/:;=@]+/g, (text) =>
    [...new TextEncoder().encode(text)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`).join(''),
  );
}
