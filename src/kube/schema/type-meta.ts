import type { FieldPathStep } from '../../text/field-path.ts';
import { describeValue } from './describe-value.ts';
import type { SchemaIssue } from './issue.ts';

/**
 * Whether an object says which kind it is. Rule: `getObjectKind` of kubectl's validation, which every
 * manifest passes before anything is sent.
 */
export function checkTypeMeta(object: Record<string, unknown>, at: readonly FieldPathStep[]): SchemaIssue[] {
  const issues: SchemaIssue[] = [];
  const report = (name: string, message: string, serverMessage: string, help: string): void => {
    issues.push({ code: 'missing-gvk', path: [...at, name], message, serverMessage: `error validating data: ${serverMessage}`, help });
  };
  const examples: Record<string, string> = { apiVersion: 'apps/v1', kind: 'Deployment' };
  for (const name of ['apiVersion', 'kind']) {
    const value = object[name];
    const other = Object.keys(object).find((key) => key !== name && key.toLowerCase() === name.toLowerCase());
    const help = other === undefined ? `add ${name}, such as ${name}: ${examples[name]!}` : `write ${name} instead of ${other}`;
    if (value === undefined || value === null) {
      report(name, `${name} is missing, so that it cannot be told which kind of object this is`, `${name} not set`, help);
    } else if (typeof value !== 'string') {
      report(name, `${name} is ${describeValue(value)}, but must be a string`, `${name} isn't string type`, `write ${name}: ${examples[name]!}, for example`);
    } else if (name === 'apiVersion' && value.split('/').length > 2) {
      report(name, `apiVersion "${value}" has more than one slash; expected group/version or v1`, `unexpected GroupVersion string: ${value}`, 'write it as in apps/v1');
    }
  }
  return issues;
}
