import { items, type Decoded } from '../../object.ts';
import { forbidden, invalid, notSupported, required, type FieldError } from '../field-error.ts';
import { validateNonNegative } from '../numbers.ts';
import type { Path } from '../path.ts';
import { validatePortNumber, validatePortNumberOrName } from './ports.ts';

const SCHEMES = ['HTTP', 'HTTPS'];
const MORE_THAN_ONE = 'may not specify more than 1 handler type';
const HEADER_NAME = /^[-A-Za-z0-9]+$/;
const HEADER_RULE =
  "a valid HTTP header must consist of alphanumeric characters or '-' (e.g. 'X-Header-Name', regex used for validation is '[-A-Za-z0-9]+')";

/** A probe, with its defaults set. Rule: `validateProbe`. */
function validateProbe(probe: Decoded, path: Path): FieldError[] {
  return [
    ...validateProbeHandler(probe, path),
    ...validateNonNegative(probe.initialDelaySeconds, path.child('initialDelaySeconds')),
    ...validateNonNegative(probe.timeoutSeconds, path.child('timeoutSeconds')),
    ...validateNonNegative(probe.periodSeconds, path.child('periodSeconds')),
    ...validateNonNegative(probe.successThreshold, path.child('successThreshold')),
    ...validateNonNegative(probe.failureThreshold, path.child('failureThreshold')),
    ...(typeof probe.terminationGracePeriodSeconds === 'number' && probe.terminationGracePeriodSeconds <= 0
      ? [invalid(path.child('terminationGracePeriodSeconds'), probe.terminationGracePeriodSeconds, 'must be greater than 0')]
      : []),
  ];
}

/** Rule: `validateLivenessProbe` (also `validateStartupProbe`): one success must be enough. */
export function validateLivenessProbe(probe: Decoded, path: Path): FieldError[] {
  if (!probe) return [];
  const errors = validateProbe(probe, path);
  if (probe.successThreshold !== undefined && probe.successThreshold !== 1) {
    errors.push(invalid(path.child('successThreshold'), probe.successThreshold, 'must be 1'));
  }
  return errors;
}

/** Rule: `validateReadinessProbe`: a failing one kills nothing, so it has no grace period. */
export function validateReadinessProbe(probe: Decoded, path: Path): FieldError[] {
  if (!probe) return [];
  const errors = validateProbe(probe, path);
  if (probe.terminationGracePeriodSeconds !== undefined) {
    errors.push(invalid(path.child('terminationGracePeriodSeconds'), probe.terminationGracePeriodSeconds, 'must not be set for readinessProbes'));
  }
  return errors;
}

/** Exactly one of exec, httpGet, tcpSocket and grpc. Rule: `validateHandler`. */
function validateProbeHandler(probe: Decoded, path: Path): FieldError[] {
  return validateHandlers(path, [
    ['exec', probe.exec, validateExec],
    ['httpGet', probe.httpGet, validateHttpGet],
    ['tcpSocket', probe.tcpSocket, validateTcpSocket],
    ['grpc', probe.grpc, (grpc, at) => validatePortNumber(grpc.port ?? 0, at.child('port'))],
  ]);
}

type HandlerRule = [field: string, value: Decoded, validate: (value: Decoded, path: Path) => FieldError[]];

/** The handlers of a probe or hook: one must be there, and one only. */
function validateHandlers(path: Path, handlers: HandlerRule[]): FieldError[] {
  const present = handlers.filter(([, value]) => value !== undefined && value !== null);
  if (present.length === 0) return [required(path, 'must specify a handler type')];
  return present.flatMap(([field, value, validate], index) =>
    index === 0 ? validate(value, path.child(field)) : [forbidden(path.child(field), MORE_THAN_ONE)],
  );
}

function validateExec(exec: Decoded, path: Path): FieldError[] {
  return items(exec.command).length === 0 ? [required(path.child('command'))] : [];
}

function validateTcpSocket(tcp: Decoded, path: Path): FieldError[] {
  return validatePortNumberOrName(tcp.port, path.child('port'));
}

function validateHttpGet(http: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (!http.path) errors.push(required(path.child('path')));
  errors.push(...validatePortNumberOrName(http.port, path.child('port')));
  const scheme = http.scheme ?? 'HTTP';
  if (!SCHEMES.includes(scheme)) errors.push(notSupported(path.child('scheme'), scheme, SCHEMES));
  for (const { name } of items(http.httpHeaders)) {
    if (!HEADER_NAME.test(name ?? '')) errors.push(invalid(path.child('httpHeaders'), name ?? '', HEADER_RULE));
  }
  return errors;
}

/**
 * What a container does after its start and before its end. The server drops `stopSignal`, whose
 * feature (`ContainerStopSignals`) is off by default, before it looks. Rule: `validateLifecycle`.
 */
export function validateLifecycle(lifecycle: Decoded, gracePeriodSeconds: number | undefined, path: Path): FieldError[] {
  if (!lifecycle) return [];
  return ['postStart', 'preStop'].flatMap((hook) => {
    const handler = lifecycle[hook];
    if (!handler) return [];
    return validateHandlers(path.child(hook), [
      ['exec', handler.exec, validateExec],
      ['httpGet', handler.httpGet, validateHttpGet],
      ['tcpSocket', handler.tcpSocket, validateTcpSocket],
      ['sleep', handler.sleep, (sleep, at) => validateSleep(sleep.seconds ?? 0, gracePeriodSeconds, at)],
    ]);
  });
}

/** A pause as hook, which must fit into the pod's grace period. Rule: `validateSleepAction`. */
function validateSleep(seconds: number, gracePeriodSeconds: number | undefined, path: Path): FieldError[] {
  if (gracePeriodSeconds === undefined || (seconds >= 0 && seconds <= gracePeriodSeconds)) return [];
  return [invalid(path, seconds, `must be non-negative and less than terminationGracePeriodSeconds (${gracePeriodSeconds})`)];
}
