import { asRecord } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { addition, containerPlace, linuxContainers } from '../containers.ts';

/** A program must not be able to change itself. */
export const rule: Rule = {
  id: 'practice/read-only-root',
  severity: 'info',
  summary: 'A container may write to its root file system.',
  why: `With \`readOnlyRootFilesystem: true\` a program that is broken into cannot change its own files or bring others. What
must be written goes into a volume, such as an \`emptyDir\` for \`/tmp\`.

\`\`\`yaml
    securityContext:
      readOnlyRootFilesystem: true
    volumeMounts:
    - name: tmp
      mountPath: /tmp
  volumes:
  - name: tmp
    emptyDir: {}
\`\`\``,
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/security-context/',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const container of linuxContainers(lesson)) {
      if (asRecord(container.value['securityContext'])?.['readOnlyRootFilesystem'] === true) continue;
      report({
        ...containerPlace(container, ['securityContext', 'readOnlyRootFilesystem']),
        message: `${container.title} may write to its root file system, so whoever breaks into it can change the program`,
        help: `${addition(container, ['securityContext'], 'readOnlyRootFilesystem: true')}, and an emptyDir for what it must write, such as /tmp`,
      });
    }
  },
};
