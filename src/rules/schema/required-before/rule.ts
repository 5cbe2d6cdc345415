import { splitApiVersion, type GroupVersionKind } from '../../../kube/gvk.ts';
import { schemaSet } from '../../../kube/schema/schema-set.ts';
import type { ObjectType, ValueType } from '../../../kube/schema/types.ts';
import { KUBERNETES_VERSIONS, type KubernetesVersion } from '../../../kube/version.ts';
import { formatFieldPath, type FieldPath } from '../../../text/field-path.ts';
import { checkedDocuments, identityOf, isMapping } from '../../manifest-documents.ts';
import type { Rule } from '../../types.ts';

export const rule: Rule = {
  id: 'schema/required-before',
  severity: 'info',
  summary: 'A field is missing that older releases of the API list as required.',
  why: `A field may become optional from one release to the next. A manifest without it is right for the release that
is taught, but a validator that works with the schema of an older one calls it incomplete, and what the field does
is missing all the same: a StatefulSet without \`serviceName\` gives its pods no stable DNS names.

Write the field if the page is for readers of all supported releases.`,
  source: 'https://kubernetes.io/releases/version-skew-policy/',
  check({ lesson, kubernetesVersion, report }) {
    const [oldest] = KUBERNETES_VERSIONS;
    if (kubernetesVersion === oldest) return;
    for (const document of checkedDocuments(lesson)) {
      const { apiVersion, kind } = identityOf(document.value);
      if (apiVersion === undefined || kind === undefined) continue;
      const gvk = { ...splitApiVersion(apiVersion), kind };
      const root = schemaSet(oldest, { customResources: false }).root(gvk);
      if (root === undefined) continue;
      for (const path of missingFields(document.value, root, [])) {
        const last = lastRelease(gvk, path, kubernetesVersion);
        if (last === undefined) continue;
        const field = formatFieldPath(path);
        const next = KUBERNETES_VERSIONS[KUBERNETES_VERSIONS.indexOf(last) + 1]!;
        report({
          range: document.locate(path.slice(0, -1), 'key'),
          message: `this ${kind} has no ${field}, which the API up to ${last} lists as required; it is optional since ${next}`,
          path: field,
          help: `write ${field} if readers may use Kubernetes ${last} or older`,
        });
      }
    }
  },
};

/** The required fields that an object lacks, at any depth of what it has. */
function missingFields(value: unknown, type: ObjectType, path: FieldPath): FieldPath[] {
  if (!isMapping(value)) return [];
  const missing = type.required
    .filter(({ name }) => value[name] === undefined || value[name] === null)
    .map(({ name }) => [...path, name]);
  const below = Object.entries(value).flatMap(([name, field]) => {
    const known = type.fields.get(name);
    return known === undefined ? [] : missingBelow(field, known.type, [...path, name]);
  });
  return [...missing, ...below];
}

function missingBelow(value: unknown, type: ValueType, path: FieldPath): FieldPath[] {
  if (type.kind === 'ref') return missingFields(value, type.type, path);
  if (type.kind === 'list' && Array.isArray(value)) {
    return value.flatMap((item, index) => missingBelow(item, type.items, [...path, index]));
  }
  if (type.kind === 'map' && isMapping(value)) {
    return Object.entries(value).flatMap(([name, item]) => missingBelow(item, type.values, [...path, name]));
  }
  return [];
}

/** The last release that required a field, if the checked one does not. */
function lastRelease(gvk: GroupVersionKind, path: FieldPath, checked: KubernetesVersion): KubernetesVersion | undefined {
  const releases = schemaSet(checked).requiredIn(gvk, path);
  if (releases.includes(checked)) return undefined;
  return releases.findLast((release) => KUBERNETES_VERSIONS.indexOf(release) < KUBERNETES_VERSIONS.indexOf(checked));
}
