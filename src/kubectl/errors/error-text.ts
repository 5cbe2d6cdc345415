import { StatusError } from '../../cluster/api/status-error.ts';
import { Interrupted } from '../context.ts';
import { ConfigurationError, ErrorList, Exit, UnreachableError, VerbatimError } from './command-error.ts';

/** What a failed command prints on standard error, with its last line break, and how it ends. */
export interface Failure {
  text: string;
  status: number;
}

/** The status of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/**
 * How kubectl reports an error.
 * @param error what a command threw; a bug of ours is thrown again
 * Rule: `checkErr` of kubectl's `cmd/util/helpers.go`.
 */
export function failureOf(error: unknown): Failure {
  if (error instanceof Exit) return { text: '', status: error.status };
  if (error instanceof Interrupted) return { text: '', status: INTERRUPTED };
  if (error instanceof ErrorList) {
    if (error.errors.length === 1) return failureOf(error.errors[0]);
    return { text: error.errors.map((one) => `${errorMessage(one)}\n`).join(''), status: 1 };
  }
  if (error instanceof StatusError && error.reason === 'Invalid') return { text: invalidText(error), status: 1 };
  if (error instanceof ConfigurationError) return { text: `Error in configuration: ${error.message}\n`, status: 1 };
  const standard = standardMessage(error);
  if (standard !== undefined) return { text: `${standard}\n`, status: 1 };
  if (!(error instanceof Error) || BUGS.has(error.name)) throw error;
  const text = error.message.startsWith('error: ') ? error.message : `error: ${error.message}`;
  return { text: text.endsWith('\n') ? text : `${text}\n`, status: 1 };
}

/** Errors of the language; no command throws them on purpose. */
const BUGS = new Set(['TypeError', 'RangeError', 'ReferenceError', 'SyntaxError']);

/** An error as one of several: without `error: ` before it. Rule: `messageForError` there. */
export function errorMessage(error: unknown): string {
  if (error instanceof ErrorList) {
    const messages = [...new Set(error.errors.map(errorMessage))];
    return messages.length === 1 ? messages[0]! : `[${messages.join(', ')}]`;
  }
  return standardMessage(error) ?? (error instanceof Error ? error.message : String(error));
}

/** Errors of the server and of the way to it. Rule: `StandardErrorMessage` there. */
function standardMessage(error: unknown): string | undefined {
  if (error instanceof UnreachableError || error instanceof VerbatimError) return error.message;
  if (!(error instanceof StatusError)) return undefined;
  if (error.reason === 'Unauthorized') return `error: You must be logged in to the server (${error.message})`;
  return error.reason === '' ? `Error from server: ${error.message}` : `Error from server (${error.reason}): ${error.message}`;
}

/** Objects with wrong values: one line for each cause. */
function invalidText({ status }: StatusError): string {
  const { kind = '', name = '', causes = [] } = status.details ?? {};
  const subject = kind !== '' || name !== '' ? `The ${kind} "${name}" is invalid` : 'The request is invalid';
  const texts = [...new Set(causes.map(({ field, message }) => `${field}: ${message}`))];
  if (texts.length === 0) return `${kind !== '' || name !== '' ? subject : `${subject}: ${status.message}`}\n`;
  if (texts.length === 1) return `${subject}: ${texts[0]}\n`;
  return `${subject}: \n${texts.map((text) => `* ${text}\n`).join('')}`;
}

/**
 * An error with what was being done to which file: `error when creating "x.yaml": …`.
 * Rule: `AddSourceToErr` there.
 * @param verb `creating`, `applying patch`, …
 * @param source the file; empty for what was named on the command line
 */
export function withSource(verb: string, source: string, error: unknown): unknown {
  if (source === '') return error;
  const text = (message: string): string => `error when ${verb} "${source}": ${message}`;
  if (error instanceof StatusError) {
    return new StatusError(error.code, error.reason, text(error.message), error.status.details);
  }
  return error instanceof Error ? new Error(text(error.message)) : error;
}
