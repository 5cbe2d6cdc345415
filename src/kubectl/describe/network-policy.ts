import { items, type Decoded, type KubeObject } from '../../kube/object.ts';
import { formatLabelSelector } from '../print/label-text.ts';
import { writeLabelsAndAnnotations } from './metadata.ts';
import { selectorText } from './selectors.ts';
import type { DescribeWriter } from './writer.ts';

/** The words in which the two directions differ. */
const DIRECTIONS = {
  Ingress: { rules: 'ingress', peers: 'from', word: 'From', any: 'From: <any> (traffic not restricted by source)' },
  Egress: { rules: 'egress', peers: 'to', word: 'To', any: 'To: <any> (traffic not restricted by destination)' },
} as const;

/** Rule: `describeNetworkPolicy`. */
export function describeNetworkPolicy(w: DescribeWriter, policy: KubeObject): void {
  const { metadata, spec } = policy;
  w.line(0, 'Name:', metadata.name);
  w.line(0, 'Namespace:', metadata.namespace);
  w.line(0, 'Created on:', goTime(metadata.creationTimestamp));
  writeLabelsAndAnnotations(w, policy);
  w.line(0, 'Spec:');
  w.write(1, 'PodSelector: ');
  w.line(2, selectorText(spec.podSelector) || '<none> (Allowing the specific traffic to all pods in this namespace)');
  for (const type of ['Ingress', 'Egress'] as const) {
    const { rules, peers, word, any } = DIRECTIONS[type];
    if (items(spec.policyTypes).includes(type)) {
      w.line(1, `Allowing ${rules} traffic:`);
      writeRules(w, items(spec[rules]), { none: `<none> (Selected pods are isolated for ${rules} connectivity)`, peers, word, any });
    } else {
      w.line(1, `Not affecting ${rules} traffic`);
    }
  }
  w.line(1, `Policy Types: ${items(spec.policyTypes).join(', ') || '<none>'}`);
}

/** A time as Go's `Time.String` writes it: `2026-11-21 03:06:13 +0000 UTC`. */
function goTime(timestamp: unknown): string {
  return `${String(timestamp ?? '0001-01-01T00:00:00Z').slice(0, 19).replace('T', ' ')} +0000 UTC`;
}

/** Rule: `printNetworkPolicySpecIngressFrom`, `printNetworkPolicySpecEgressTo`. */
function writeRules(w: DescribeWriter, rules: Decoded[], words: { none: string; peers: string; word: string; any: string }): void {
  if (rules.length === 0) w.line(2, words.none);
  rules.forEach((rule, index) => {
    if (index > 0) w.line(2, '----------');
    if (items(rule.ports).length === 0) w.line(2, 'To Port: <any> (traffic allowed to all ports)');
    for (const port of items(rule.ports)) w.line(2, portText(port));
    const peers = items(rule[words.peers]);
    if (peers.length === 0) w.line(2, words.any);
    for (const peer of peers) {
      w.line(2, `${words.word}:`);
      writePeer(w, peer);
    }
  });
}

function portText({ port = '<nil>', endPort, protocol = 'TCP' }: Decoded): string {
  return endPort === undefined ? `To Port: ${port}/${protocol}` : `To Port Range: ${port}-${endPort}/${protocol}`;
}

function writePeer(w: DescribeWriter, { namespaceSelector, podSelector, ipBlock }: Decoded): void {
  if (namespaceSelector) w.line(3, `NamespaceSelector: ${formatLabelSelector(namespaceSelector)}`);
  if (podSelector) w.line(3, `PodSelector: ${formatLabelSelector(podSelector)}`);
  if (ipBlock && !namespaceSelector && !podSelector) {
    w.line(3, 'IPBlock:');
    w.line(4, `CIDR: ${ipBlock.cidr}`);
    w.line(4, `Except: ${items(ipBlock.except).join(', ')}`);
  }
}
