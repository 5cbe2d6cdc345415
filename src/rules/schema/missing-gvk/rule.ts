import { schemaSet } from '../../../kube/schema/schema-set.ts';
import type { KubernetesVersion } from '../../../kube/version.ts';
import { identityOf } from '../../manifest-documents.ts';
import type { Rule } from '../../types.ts';
import { sentWithoutKind } from '../meant-as-manifest.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/missing-gvk',
  severity: 'error',
  summary: 'A manifest lacks `apiVersion` or `kind`.',
  why: `The two together say what the object is, and where to send it. Without them kubectl cannot send the rest:
"Object 'Kind' is missing". A document that has one of the two, or that a command on the page applies,
is surely meant as a manifest.`,
  source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
  check(context) {
    reportIssues(context, 'schema/missing-gvk', ({ document, issue }) => {
      const { apiVersion, kind } = identityOf(document.value);
      const served = apiVersion !== undefined || issue.path.at(-1) !== 'apiVersion' ? undefined : apiVersionOf(context.kubernetesVersion, kind);
      return served === undefined || !issue.message.includes('is missing') ? {} : { help: `add apiVersion: ${served}` };
    });
    for (const { locate, file } of sentWithoutKind(context.lesson)) {
      context.report({
        range: locate([], 'key'),
        message: `apiVersion and kind are missing, but a command on this page sends ${file} to the API server`,
        help: 'begin with apiVersion and kind, such as apiVersion: v1 and kind: ConfigMap',
      });
    }
  },
};

/** What stands above a kind that Kubernetes has in one group only: the newest of its stable versions. */
function apiVersionOf(version: KubernetesVersion, kind: string | undefined): string | undefined {
  const kinds = schemaSet(version).kinds().filter((one) => one.kind === kind && !one.custom);
  const stable = kinds.filter((one) => /^v\d+$/.test(one.version)).sort((a, b) => b.version.localeCompare(a.version, 'en', { numeric: true }));
  const [newest] = stable;
  if (newest === undefined || kinds.some(({ group }) => group !== newest.group)) return undefined;
  return newest.group === '' ? newest.version : `${newest.group}/${newest.version}`;
}
