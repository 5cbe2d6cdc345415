import type { HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/concepts/containers/ and the environment of containers. */
export const containerHelp: readonly HelpRow[] = [
  {
    field: /[cC]ontainers$/,
    message: /^Required value/,
    help: 'a Pod runs one container at least; write containers: with a name and an image',
  },
  {
    field: /[cC]ontainers\[\]\.name$/,
    message: /^Duplicate value: "(.*)"/,
    help: (_, [, name]) => `kubectl logs and exec find a container by its name, init containers included; give one of the two ${name} another`,
  },
  { field: /[cC]ontainers\[\]\.image$/, message: /^Required value/, help: 'write the image that the container runs, with its tag, such as nginx:1.29' },
  { field: /image$/, message: /leading or trailing whitespace/, help: ({ quoted = '' }) => `write ${quoted.trim()}, without the blanks around it` },
  {
    field: /env\[\]\.valueFrom$/,
    message: /may not be specified when `value` is not empty/,
    help: 'a variable gets its value from one place; keep either value or valueFrom',
  },
  {
    field: /env\[\]\.valueFrom$/,
    message: /must specify one of|may not have more than one/,
    help: 'write one source: configMapKeyRef, secretKeyRef, fieldRef or resourceFieldRef',
  },
  { field: /env\[\]\.name$/, message: /environment variable name/, help: 'the name of a variable has no = in it; what stands behind the = is written as value' },
  { field: /env\[\]\.name$/, message: /^Required value/, help: 'write name: and the name of the variable' },
  { field: /envFrom(?:\[\])?$/, message: /must specify one of/, help: 'write where the variables come from: configMapRef or secretRef, each with a name' },
  { field: /envFrom\[\]\.\w+Ref\.name$/, message: /^Required value/, help: 'write the name of the ConfigMap or Secret that the variables come from' },
  {
    field: /fieldRef\.fieldPath$/,
    message: /^Invalid value/,
    help: 'a variable can take metadata.name, metadata.namespace, metadata.uid, a label or annotation (metadata.labels[…]), spec.nodeName, spec.serviceAccountName, status.podIP and status.hostIP',
  },
  { field: /KeyRef\.key$/, message: /^Required value/, help: 'write which key of the ConfigMap or Secret the value is taken from' },
  {
    field: /securityContext$/,
    message: /allowPrivilegeEscalation/,
    help: 'a privileged container has all privileges already; delete one of the two lines',
  },
  { field: /(?:runAsUser|runAsGroup|fsGroup|supplementalGroups\[\])$/, help: 'user and group ids are numbers from 0 to 2147483647' },
  {
    field: /volume(?:Mounts|Devices)\[\]\.name$/,
    message: /must not already exist in/,
    help: 'a volume is either a folder (volumeMounts) or a raw device (volumeDevices) of a container; keep one of the two',
  },
  { field: /envFrom\[\]\.prefix$/, help: 'the prefix becomes the beginning of the names of variables, which have no = in them' },
  { field: /KeyRef\.key$/, message: /a valid config key/, help: 'the keys of a ConfigMap or Secret have letters, digits, -, _ and . only; write the key as it stands there' },
  { field: /[cC]ontainers\[\]\.restartPolicy$/, message: /^Required value/, help: 'rules say when the policy does not hold; write the restartPolicy of the container too' },
];
