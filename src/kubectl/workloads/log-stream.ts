import type { ApiClient } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import type { LogLine, LogRequest, NodeAgents } from '../../cluster/kubelet/agents.ts';
import type { Decoded, KubeObject } from '../../kube/object.ts';
import { resourceForType } from '../arguments/resource-type.ts';
import type { Waiting } from '../context.ts';

/** Which lines of a container's log are shown, and how. */
export interface LogOptions {
  previous: boolean;
  timestamps: boolean;
  /** The last so many lines; -1 for all. */
  tail: number;
  /** Only what was logged from then on, in milliseconds since 1970. */
  since: number;
  /** At most so many bytes; 0 for all. */
  limitBytes: number;
}

/** The log of one container. */
export interface LogSource {
  request: LogRequest & { container: string };
  /** Put before each line. */
  prefix: string;
}

/** One line as it is printed. Rule: the kubelet's `logs.ReadLogs`, whose times have nine digits behind the point. */
function lineText({ at, text }: LogLine, { timestamps }: LogOptions): string {
  const time = timestamps ? `${new Date(at).toISOString().slice(0, -1)}000000Z ` : '';
  return `${time}${text}\n`;
}

/** The lines of a log that are asked for. */
function chosen(lines: readonly LogLine[], { tail, since }: LogOptions): readonly LogLine[] {
  const recent = since > 0 ? lines.filter(({ at }) => at >= since) : lines;
  return tail < 0 ? recent : tail === 0 ? [] : recent.slice(-tail);
}

function limited(text: string, limit: number): string {
  if (limit <= 0) return text;
  const bytes = new TextEncoder().encode(text);
  return bytes.length <= limit ? text : new TextDecoder().decode(bytes.slice(0, limit));
}

/** Prints the log as it is. @throws StatusError when the kubelet has none to show */
export function printLog(agents: NodeAgents, { request, prefix }: LogSource, options: LogOptions, out: (text: string) => void): void {
  const text = chosen(agents.logs({ ...request, previous: options.previous }), options).map((line) => lineText(line, options)).join('');
  const shown = limited(text, options.limitBytes);
  if (shown !== '') out(prefix === '' ? shown : shown.replace(/^(?=[^])/gm, prefix).replace(new RegExp(`\n${escaped(prefix)}$`), '\n'));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);

/** What following needs to reach. */
export interface FollowContext {
  client: ApiClient;
  agents: NodeAgents;
  waiting: Waiting;
  out(text: string): void;
}

/**
 * Prints logs as they grow, until their containers have ended.
 * @throws StatusError when a log cannot be had, and Interrupted
 */
export async function followLogs({ client, agents, waiting, out }: FollowContext, sources: readonly LogSource[], options: LogOptions): Promise<void> {
  const pods = resourceForType(client.resources(), 'pods');
  const streams = sources.map((source) => ({ source, run: runOf(client, pods, source), printed: 0, isOver: false, log: undefined as readonly LogLine[] | undefined }));
  const isDone = (): boolean => {
    for (const stream of streams) {
      if (stream.isOver) continue;
      // The state is read before the log: what is logged last is there when the state says that it is over.
      const isOver = !sameRun(stream.run, runOf(client, pods, stream.source));
      const lines = readLog(agents, stream.source, options);
      if (lines === undefined) {
        stream.isOver = true;
        continue;
      }
      if (stream.log === undefined) stream.printed = lines.length - chosen(lines, options).length;
      // A new run has a new log; the stream of the old one ends with it.
      if (stream.log === undefined || lines === stream.log || !isOver) {
        const { prefix } = stream.source;
        for (const line of lines.slice(stream.printed)) out(`${prefix}${lineText(line, options)}`);
        stream.printed = lines.length;
        stream.log = lines;
      }
      stream.isOver = isOver || options.previous;
    }
    return streams.every(({ isOver }) => isOver);
  };
  await waiting.until(isDone);
}

/** The log; undefined when the pod is gone. */
function readLog(agents: NodeAgents, { request }: LogSource, { previous }: LogOptions): readonly LogLine[] | undefined {
  try {
    return agents.logs({ ...request, previous });
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'NotFound') return undefined;
    throw error;
  }
}

/** Which run of a container it is that logs; undefined when none does. */
function runOf(client: ApiClient, pods: Parameters<ApiClient['get']>[0]['resource'], { request }: LogSource): string | undefined {
  let pod: KubeObject;
  try {
    pod = client.get({ resource: pods, namespace: request.namespace, name: request.pod });
  } catch (error) {
    if (error instanceof StatusError && error.reason === 'NotFound') return undefined;
    throw error;
  }
  const { containerStatuses = [], initContainerStatuses = [], ephemeralContainerStatuses = [] } = pod['status'] ?? {};
  const status = [...containerStatuses, ...initContainerStatuses, ...ephemeralContainerStatuses].find(({ name }: Decoded) => name === request.container);
  return status?.state?.running === undefined ? undefined : status.containerID;
}

const sameRun = (before: string | undefined, now: string | undefined): boolean => before !== undefined && before === now;
