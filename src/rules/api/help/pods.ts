import type { HelpRow } from './types.ts';

const RUN_FOREVER = 'keeps a number of Pods running, so a container that ends is always started again; write restartPolicy: Always, or delete the line';

/** Rules: https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/ and the scheduling of Pods. */
export const podHelp: readonly HelpRow[] = [
  {
    field: /(?:^|\.)restartPolicy$/,
    message: /^Required value: valid values: "OnFailure", "Never"/,
    help: 'the Pods of a Job come to an end, but the default Always would start them again; write restartPolicy: Never or OnFailure',
  },
  {
    field: /(?:^|\.)restartPolicy$/,
    message: /supported values: "Always"$/,
    help: ({ kind }) => `a ${kind} ${RUN_FOREVER}; for work that comes to an end, write a Job`,
  },
  {
    field: /(?:^|\.)restartPolicy$/,
    message: /supported values: "OnFailure", "Never"$/,
    help: 'the Pods of a Job come to an end and are not started for ever; write Never or OnFailure',
  },
  {
    field: /template\.spec\.activeDeadlineSeconds$/,
    message: /^Forbidden/,
    help: ({ kind }) => `the Pods of a ${kind} run until they are deleted and have no deadline; delete the line, or write a Job`,
  },
  { field: /ephemeralContainers$/, message: /^Forbidden/, help: 'ephemeral containers are added to a Pod that runs already, by kubectl debug; delete them from the manifest' },
  { field: /ephemeralContainers\[\]\.\w+$/, message: /^Forbidden/, help: 'an ephemeral container is for a look inside: it has no ports, probes or resources' },
  { field: /topologyKey$/, help: 'write the label of the nodes that the Pods are spread or gathered by, such as topologyKey: kubernetes.io/hostname' },
  { field: /weight$/, message: /must be in the range 1-100/, help: 'preferences are weighed against each other with numbers from 1 to 100' },
  { field: /nodeSelectorTerms$/, message: /^Required value/, help: 'write one term at least, with matchExpressions or matchFields' },
  {
    field: /tolerations\[\]\.operator$/,
    message: /value must be empty when `operator` is 'Exists'/,
    help: 'Exists tolerates any value of the key; delete value, or write operator: Equal',
  },
  {
    field: /tolerations\[\]\.operator$/,
    message: /must be Exists when `?key`? is empty/i,
    help: 'a toleration without a key is for all taints and needs operator: Exists; write it, or write a key',
  },
  { field: /dnsConfig$/, message: /^Required value/, help: 'dnsPolicy: None takes nothing over from the cluster; write dnsConfig with a name server, or delete dnsPolicy' },
  { field: /dnsConfig\.nameservers$/, message: /^Required value/, help: 'dnsPolicy: None takes nothing over from the cluster; list a name server, or delete dnsPolicy' },
  { field: /dnsConfig\.nameservers$/, message: /must not have more than/, help: 'the resolver of the container reads three name servers at most; delete the others' },
  { field: /(?:hostAliases\[\]\.ip|addresses\[\](?:\.ip)?|externalIPs\[\]|clusterIPs?\[\])$/, message: /must be a valid IP address/, help: 'an address is written as four numbers (192.0.2.10) or as IPv6 (2001:db8::10), without port and name' },
  { field: /hostnameOverride$/, message: /^Forbidden/, help: 'both say what the name of the host is; keep one of them' },
  { field: /nodeName$/, message: /^Forbidden/, help: 'a Pod with gates waits before it is given a node; delete nodeName or schedulingGates' },
  { field: /terminationGracePeriodSeconds$/, help: 'seconds that a container has to end; they cannot be negative' },
  { field: /HostPID|hostPID|hostIPC|hostNetwork/, message: /when `hostUsers` is false/, help: 'with users of its own, a Pod cannot share the processes and network of the node; delete one of the two lines' },
  { field: /activeDeadlineSeconds$/, message: /^Invalid value/, help: 'a deadline lies in the future; write seconds, or delete the line for none' },
  { field: /dnsConfig\.options\[\]$/, message: /^Required value/, help: 'an option has a name, such as name: ndots with value: "2"' },
  { field: /targetContainerName$/, message: /^Not found/, help: 'write the name of a container of this Pod' },
  {
    field: /tolerations\[\]\.operator$/,
    message: /a valid label must be/,
    help: 'value is compared with the value of a taint, which has letters, digits, -, _ and . only',
  },
];
