import { identityOf } from '../../manifest-documents.ts';
import type { Rule } from '../../types.ts';
import { ownerOf } from '../foreign-kinds.ts';
import { lessonKindOf } from '../lesson-crds.ts';
import { reportIssues } from '../report-issues.ts';

export const rule: Rule = {
  id: 'schema/unknown-kind',
  severity: 'error',
  summary: 'No API serves the kind of an object.',
  why: `An API server knows the kinds that Kubernetes brings, and those that a CustomResourceDefinition adds. Anything
else it refuses: "no matches for kind". A kind may be misspelt, or stand in another group: a Deployment is in
\`apps/v1\`, not in \`v1\`.

Known besides the built-in kinds are those of Argo Rollouts, Argo CD, Gateway API, KEDA, cert-manager, the
Prometheus operator and Flagger, and every kind whose CustomResourceDefinition is on the page, in the versions that
it serves. A kind of a foreign group is an error in a lesson; in other documents, whose readers may have it
installed, it is mentioned as not checked. So is an alpha of Kubernetes, which a cluster may have switched on; it is a
warning where the release has the kind in a later version.
Files that tools read from disk, such as a kubeconfig or a kustomization, are left alone.`,
  source: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/',
  check: (context) =>
    reportIssues(context, 'schema/unknown-kind', ({ document, issue, severity }) => {
      if (issue.switchedOff !== undefined) return {};
      if (lessonKindOf(context.lesson, document.value) !== undefined) return {};
      if (severity === undefined && ownerOf(context.kubernetesVersion, document.value) !== 'foreign') return {};
      const { apiVersion, kind } = identityOf(document.value);
      return {
        range: document.locate(['kind'], 'value'),
        message: `${kind} of ${apiVersion} is no kind of Kubernetes ${context.kubernetesVersion}, and no CustomResourceDefinition on this page defines it`,
        help: 'put its CustomResourceDefinition on the page, and the object is checked against that',
      };
    }),
};
