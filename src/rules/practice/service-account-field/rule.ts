import { formatFieldPath } from '../../../text/field-path.ts';
import { placeOf } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { workloads } from '../workloads.ts';

/** A field that is there for old manifests only. */
export const rule: Rule = {
  id: 'practice/service-account-field',
  severity: 'warning',
  summary: '`serviceAccount` is written where `serviceAccountName` is meant.',
  why: `\`serviceAccount\` in the spec of a pod is a deprecated alias of \`serviceAccountName\`. The API server still copies
the one into the other; tools that read manifests often know only the new name. A manifest that has both, as the API
server prints it, is left alone.`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const { object, pod } of workloads(lesson)) {
      const { serviceAccount, serviceAccountName } = pod.spec;
      if (typeof serviceAccount !== 'string' || serviceAccountName !== undefined) continue;
      const path = [...pod.path, 'serviceAccount'];
      const range = placeOf(object, path, 'key');
      const { file } = object.document.locate([...object.root, ...path], 'key');
      const isKey = range.start.line === range.end.line && range.end.column - range.start.column === 'serviceAccount'.length;
      const place = { file, line: range.start.line, column: range.start.column, endLine: range.end.line, endColumn: range.end.column };
      report({
        range,
        path: formatFieldPath(path),
        message: 'serviceAccount is a deprecated alias of serviceAccountName',
        help: `write serviceAccountName: ${serviceAccount}`,
        ...(isKey ? { fix: { ...place, text: 'serviceAccountName' } } : {}),
      });
    }
  },
};
