import type { KubeObject } from '../kube/object.ts';
import type { Invocation } from './command.ts';
import type { DryRun } from './flags/strategies.ts';
import { outputFormat } from './output-flags.ts';
import { nameLine } from './print/name.ts';
import { OUTPUT_FORMATS } from './print/output.ts';

const SUFFIXES: Readonly<Record<DryRun, string>> = { none: '', client: ' (dry run)', server: ' (server dry run)' };

/** How a command prints the objects that it changes. */
export interface ChangeOutput {
  /** Whether objects themselves are printed (`-o yaml`), rather than a line about each. */
  readonly wholeObjects: boolean;
  /**
   * `deployment.apps/web configured`, or the object as `-o` asks for it.
   * @param typed kubectl made the object itself: see `printJson`
   */
  print(object: KubeObject, operation: string, typed?: boolean): void;
  /** An object or a list as `-o` asks for it. */
  printObject(object: unknown): void;
}

/**
 * What `-o` says to a command that changes objects.
 * @throws OutputError when the format is not known
 * Rule: `PrintFlags` of cli-runtime, whose `Complete` adds the dry run to the operation.
 */
export function changeOutput(invocation: Invocation, dryRun: DryRun = 'none'): ChangeOutput {
  const format = outputFormat(invocation, OUTPUT_FORMATS.object);
  const printObject = (object: unknown, typed?: boolean): void => {
    if (format.kind !== 'human') invocation.out(format.printer.print(object, typed));
  };
  return {
    wholeObjects: format.kind === 'objects',
    printObject,
    print(object, operation, typed) {
      if (format.kind === 'human') invocation.out(nameLine(object, operation + SUFFIXES[dryRun]));
      else printObject(object, typed);
    },
  };
}
