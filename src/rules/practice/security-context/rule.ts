import { asList, asRecord, valueAt } from '../../refs/objects.ts';
import type { Rule } from '../../types.ts';
import { addition, containerPlace, isPrivileged, linuxContainers, securitySetting, type Container } from '../containers.ts';

/** A right that a container has because nothing takes it away. */
interface Right {
  /** What the container does with it, as a message says it. */
  what: string;
  /** What takes it away, in flow style. */
  needed: string;
}

/** A container must have only the rights that its program needs. */
export const rule: Rule = {
  id: 'practice/security-context',
  severity: 'warning',
  summary: 'Nothing keeps a container from running as root, gaining rights, having capabilities, or using every system call.',
  why: `Unless its manifest says otherwise, a container runs as the user of its image, which is often root; a setuid
program in it can give a process root's rights; it has a part of these rights, called capabilities, from the start; and it
may use every system call of the kernel that it shares with all others on its node. A server needs none of that, and
whoever breaks into it makes use of each.

\`\`\`yaml
securityContext:
  runAsNonRoot: true
  runAsUser: 1000
  allowPrivilegeEscalation: false
  capabilities:
    drop: [ALL]
  seccompProfile:
    type: RuntimeDefault
\`\`\`

These are the settings that the Pod Security Standard "restricted" asks for. \`runAsUser\` is only needed where the image
names no user or names it by a word. The user and the seccomp profile may stand in the pod's \`securityContext\`, for all
its containers. Windows containers have other settings and are left alone; privileged containers have a
rule of their own.`,
  source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
  profiles: ['production'],
  check({ lesson, report }) {
    for (const container of linuxContainers(lesson)) {
      const rights = isPrivileged(container) ? [] : rightsOf(container);
      if (rights.length === 0) continue;
      const needed = rights.map((right) => right.needed).join(', ');
      const hasContext = asRecord(container.value['securityContext']) !== undefined;
      report({
        ...containerPlace(container, ['securityContext']),
        message: `nothing here keeps ${container.title} from ${oneOf(rights.map(({ what }) => what))}, as the Pod Security Standard "restricted" asks`,
        help: hasContext ? `its securityContext needs ${needed}` : addition(container, ['securityContext'], needed),
      });
    }
  },
};

function rightsOf(container: Container): Right[] {
  const rights: Right[] = [];
  const user = securitySetting(container, 'runAsUser');
  const isRootOutside = container.workload.pod.spec['hostUsers'] !== false;
  if (user === 0 && isRootOutside) {
    rights.push({ what: 'running as root (runAsUser is 0)', needed: 'runAsUser: 1000, runAsNonRoot: true' });
  } else if (securitySetting(container, 'runAsNonRoot') !== true && typeof user !== 'number' && isRootOutside) {
    rights.push({ what: 'running as root', needed: 'runAsNonRoot: true' });
  }
  if (valueAt(container.value, ['securityContext', 'allowPrivilegeEscalation']) !== false) {
    rights.push({ what: 'gaining rights through setuid programs', needed: 'allowPrivilegeEscalation: false' });
  }
  const dropped = asList(valueAt(container.value, ['securityContext', 'capabilities', 'drop']));
  if (!dropped.some((name) => typeof name === 'string' && name.toUpperCase() === 'ALL')) {
    rights.push({ what: 'having capabilities such as CHOWN and SETUID', needed: 'capabilities: {drop: [ALL]}' });
  }
  const profile = asRecord(securitySetting(container, 'seccompProfile'))?.['type'];
  if (profile === undefined || profile === 'Unconfined') {
    rights.push({ what: 'using every system call', needed: 'seccompProfile: {type: RuntimeDefault}' });
  }
  return rights;
}

/** `a, b or c`. */
function oneOf(items: readonly string[]): string {
  return [items.slice(0, -1).join(', '), ...items.slice(-1)].filter((text) => text !== '').join(' or ');
}
