import type { Rule } from '../../types.ts';
import { containerPlace, isPrivileged, linuxContainers } from '../containers.ts';

/** A privileged container is the node. */
export const rule: Rule = {
  id: 'practice/privileged',
  severity: 'warning',
  summary: 'A container is privileged.',
  why: `\`privileged: true\` switches off nearly all that separates a container from its node: it has all capabilities and
all devices. Whoever controls the container controls the node, and what runs there. Few programs need it, mostly those
that set up the node itself; others need one capability, or a device plugin.`,
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const container of linuxContainers(lesson)) {
      if (!isPrivileged(container)) continue;
      report({
        ...containerPlace(container, ['securityContext', 'privileged']),
        message: `privileged is true, so whoever controls ${container.title} controls its node`,
        help: 'leave it out, and add the one capability that is needed: capabilities: {drop: [ALL], add: [NET_BIND_SERVICE]}',
      });
    }
  },
};
