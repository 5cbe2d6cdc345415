import { formatFieldPath } from '../../../text/field-path.ts';
import { asList, placeOf, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { isPrivileged, linuxContainers } from '../containers.ts';

const ADDED = ['securityContext', 'capabilities', 'add'];

/** Rule: what the Pod Security Standard "baseline" lets a container add. */
const BASELINE = new Set(
  'AUDIT_WRITE CHOWN DAC_OVERRIDE FOWNER FSETID KILL MKNOD NET_BIND_SERVICE SETFCAP SETGID SETPCAP SETUID SYS_CHROOT'.split(' '),
);

/** Some capabilities are nearly all of root. */
export const rule: Rule = {
  id: 'practice/added-capability',
  severity: 'warning',
  summary: 'A container adds a capability with which it can harm others on its node.',
  why: `Capabilities are parts of what root may do. Those that the Pod Security Standard "baseline" does not allow reach
beyond the container: with \`SYS_ADMIN\` or \`SYS_PTRACE\` a program can get at its node, with \`NET_ADMIN\` or \`NET_RAW\` at the
traffic of others. Few programs need one; those that serve requests need none but \`NET_BIND_SERVICE\`, for a port
below 1024.`,
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const container of linuxContainers(lesson)) {
      if (isPrivileged(container)) continue;
      for (const [index, added] of asList(valueAt(container.value, ADDED)).entries()) {
        if (typeof added !== 'string' || BASELINE.has(added)) continue;
        const path = [...container.path, ...ADDED, index];
        report({
          range: placeOf(container.workload.object, path),
          path: formatFieldPath(path),
          message: `${container.title} adds ${added === 'ALL' ? 'all capabilities' : `the capability ${added}`}, which the Pod Security Standard "baseline" does not allow`,
          help: added === 'ALL' ? 'add only the capabilities that are needed, by name' : 'leave it out, unless the program cannot work without it',
        });
      }
    }
  },
};
