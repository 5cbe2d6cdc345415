/** One entry of `details.causes` of a Status. */
export interface StatusCause {
  field: string;
  /** `FieldValueInvalid`, `FieldValueRequired`, …, `UnexpectedServerResponse`. */
  reason: string;
  message: string;
}

/** The object `Status` that a server answers a refused request with. */
export interface Status {
  apiVersion: 'v1';
  kind: 'Status';
  metadata: Record<string, never>;
  status: 'Failure';
  message: string;
  reason?: string;
  details?: { name?: string; group?: string; kind?: string; uid?: string; causes?: StatusCause[]; retryAfterSeconds?: number };
  code: number;
}

/**
 * A request that the API server refuses. `message` is the server's text; kubectl writes
 * `Error from server (NotFound): pods "x" not found`.
 */
export class StatusError extends Error {
  override readonly name = 'StatusError';
  readonly status: Status;

  constructor(code: number, reason: string, message: string, details?: Status['details']) {
    super(message);
    this.status = {
      apiVersion: 'v1', kind: 'Status', metadata: {}, status: 'Failure', message,
      ...(reason === '' ? {} : { reason }), ...(details === undefined ? {} : { details }), code,
    };
  }

  get reason(): string {
    return this.status.reason ?? '';
  }

  get code(): number {
    return this.status.code;
  }
}

/** What an error of the API machinery is about: the resource, `pods` or `deployments.apps` in words. */
interface About {
  group: string;
  plural: string;
}

const named = ({ group, plural }: About): string => (group === '' ? plural : `${plural}.${group}`);
const details = ({ group, plural }: About, name: string): NonNullable<Status['details']> => ({
  ...(name === '' ? {} : { name }), ...(group === '' ? {} : { group }), kind: plural,
});

/** Rule: `NewNotFound` of apimachinery's `errors`. */
export function notFound(about: About, name: string): StatusError {
  return new StatusError(404, 'NotFound', `${named(about)} "${name}" not found`, details(about, name));
}

/** Rule: `NewAlreadyExists`. */
export function alreadyExists(about: About, name: string): StatusError {
  return new StatusError(409, 'AlreadyExists', `${named(about)} "${name}" already exists`, details(about, name));
}

/** Rule: `NewConflict`. */
export function conflict(about: About, name: string, reason: string): StatusError {
  return new StatusError(409, 'Conflict', `Operation cannot be fulfilled on ${named(about)} "${name}": ${reason}`, details(about, name));
}

/** Rule: `OptimisticLockErrorMsg` of the registry's store. */
export function modified(about: About, name: string): StatusError {
  return conflict(about, name, 'the object has been modified; please apply your changes to the latest version and try again');
}

/** Rule: `NewForbidden`. */
export function forbidden(about: About, name: string, reason: string): StatusError {
  const subject = name === '' ? named(about) : `${named(about)} "${name}"`;
  return new StatusError(403, 'Forbidden', `${subject} is forbidden: ${reason}`, details(about, name));
}

/** Rule: `NewUnauthorized`. */
export function unauthorized(): StatusError {
  return new StatusError(401, 'Unauthorized', 'Unauthorized');
}

/** Rule: `NewBadRequest`. */
export function badRequest(message: string): StatusError {
  return new StatusError(400, 'BadRequest', message);
}

/** Rule: `NewMethodNotSupported`. */
export function methodNotAllowed(about: About, verb: string): StatusError {
  return new StatusError(405, 'MethodNotAllowed', `${verb} is not supported on resources of kind "${named(about)}"`, details(about, ''));
}

/**
 * Rule: `NewInvalid`: the kind with its group, the name, and what the errors say, in brackets when they are several.
 * @param causes what validation found; `text` is the field with its error, as the server writes it
 */
export function invalid(about: { group: string; kind: string }, name: string, causes: readonly (StatusCause & { text: string })[]): StatusError {
  const kind = about.group === '' ? about.kind : `${about.kind}.${about.group}`;
  const texts = [...new Set(causes.map(({ text }) => text))];
  const list = texts.length === 1 ? texts[0]! : `[${texts.join(', ')}]`;
  return new StatusError(422, 'Invalid', `${kind} "${name}" is invalid: ${list}`, {
    ...(name === '' ? {} : { name }), ...(about.group === '' ? {} : { group: about.group }), ...(about.kind === '' ? {} : { kind: about.kind }),
    causes: causes.map(({ field, reason, message }) => ({ reason, message, field })),
  });
}

/** Rule: `NewTooManyRequests`, which a PodDisruptionBudget refuses an eviction with. */
export function tooManyRequests(message: string, causes: StatusCause[] = []): StatusError {
  return new StatusError(429, 'TooManyRequests', message, causes.length === 0 ? undefined : { causes });
}

/** Rule: `NewInternalError`. */
export function internalError(message: string): StatusError {
  return new StatusError(500, 'InternalError', `Internal error occurred: ${message}`);
}
