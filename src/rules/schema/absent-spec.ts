import { checkObject } from '../../kube/schema/check-object.ts';
import { splitApiVersion } from '../../kube/gvk.ts';
import type { SchemaIssue } from '../../kube/schema/issue.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { formatFieldPath } from '../../text/field-path.ts';
import { identityOf, isMapping } from '../manifest-documents.ts';
import { namedFields } from './field-names.ts';

/**
 * The published schemas do not require `spec` of a Pod or Deployment, but fields within it. The server
 * takes a `spec` that is absent for an empty one, and misses those. True of built-in kinds only: in a
 * custom resource an absent `spec` is just absent.
 * @returns the issue that `spec` is missing, or `undefined` when nothing in it is required
 */
export function absentSpec(version: KubernetesVersion, value: unknown): SchemaIssue | undefined {
  const { apiVersion, kind } = identityOf(value);
  if (!isMapping(value) || apiVersion === undefined || kind === undefined) return undefined;
  if (value.spec !== undefined && value.spec !== null) return undefined;
  const schemas = schemaSet(version, { customResources: false });
  const gvk = { ...splitApiVersion(apiVersion), kind };
  if (!schemas.has(gvk) || namedFields(version, gvk, [])?.has('spec') !== true) return undefined;
  const missing = checkObject(schemas, { ...value, spec: {} }).filter(
    (issue) => issue.code === 'missing-field' && issue.path[0] === 'spec' && issue.path.length === 2,
  );
  const [first] = missing;
  if (first === undefined) return undefined;
  const names = missing.map((issue) => formatFieldPath(issue.path)).join(', ');
  return {
    code: 'missing-field',
    path: ['spec'],
    message: `this ${kind} has no spec, and so not ${names}, which the API requires`,
    ...(first.serverMessage === undefined ? {} : { serverMessage: first.serverMessage }),
  };
}
