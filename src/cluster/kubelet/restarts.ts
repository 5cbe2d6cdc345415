import type { Container } from './container.ts';
import { BACKOFF } from './timing.ts';

/** Whether a container that has ended is started again. Rule: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#restart-policy */
export function isRestarted({ role, spec }: Container, exitCode: number, podPolicy: string): boolean {
  if (role === 'ephemeral') return false;
  if (role === 'sidecar') return true;
  const policy = spec.restartPolicy ?? podPolicy;
  if (role === 'init') return exitCode !== 0 && policy !== 'Never';
  return policy === 'Always' || (policy === 'OnFailure' && exitCode !== 0);
}

/** Seconds to wait before a restart: none the first time, then ten, doubled each time, until it has run well for long enough. */
export function nextBackoff(container: Container, now: number): number {
  if (container.lastFailure === undefined || now - container.lastFailure > BACKOFF.resetAfter * 1000) container.backoffSeconds = 0;
  const wait = container.backoffSeconds;
  container.backoffSeconds = wait === 0 ? BACKOFF.first : Math.min(BACKOFF.last, wait * 2);
  container.lastFailure = now;
  return wait;
}

/** `10s`, `1m20s`, `5m0s`: a duration as Go prints it. */
export function shownSeconds(seconds: number): string {
  return seconds < 60 ? `${seconds}s` : `${Math.floor(seconds / 60)}m${seconds % 60}s`;
}
