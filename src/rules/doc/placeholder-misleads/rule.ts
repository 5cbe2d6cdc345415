import { checkedDocuments, type CheckedDocument } from '../../manifest-documents.ts';
import { asRecord, asString, valueAt } from '../../refs/objects.ts';
import type { Rule, RuleReport } from '../../types.ts';

/** What a placeholder says must be right for the place that it stands in. */
export const rule: Rule = {
  id: 'doc/placeholder-misleads',
  severity: 'info',
  summary: 'A placeholder of a template speaks of another kind, or gives the selector and the pods different labels.',
  why: `Readers fill in a template word by word. \`<deployment-name>\` in a StatefulSet makes them look for a Deployment, and two
different placeholders for the label in the selector and the label of the pods lead to two different labels, which the
API server refuses: \`selector\` must match the labels of the template, not those of the object itself above it.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
  check({ lesson, report }) {
    for (const document of checkedDocuments(lesson)) {
      if (document.block.role !== 'template') continue;
      for (const finding of [...otherKind(document), ...otherLabels(document)]) report(finding);
    }
  },
};

const KINDS =
  'Pod Deployment StatefulSet DaemonSet ReplicaSet ReplicationController Job CronJob Service Ingress ConfigMap Secret PersistentVolume PersistentVolumeClaim StorageClass NetworkPolicy Namespace ServiceAccount Role RoleBinding'.split(
    ' ',
  );

/** `name: <deployment-name>` in an object that is no Deployment. */
function otherKind({ value, locate }: CheckedDocument): RuleReport[] {
  const kind = asString(asRecord(value)?.['kind']);
  const name = asString(valueAt(value, ['metadata', 'name']));
  const named = /^<\s*(?:your[-_ ]|my[-_ ])?([a-z]+)[-_ ]?name\s*>$/i.exec(name ?? '')?.[1]?.toLowerCase();
  const other = KINDS.find((one) => one.toLowerCase() === named);
  if (kind === undefined || other === undefined || !KINDS.includes(kind) || kind === other) return [];
  return [
    {
      range: locate(['metadata', 'name'], 'value'),
      message: `the placeholder ${name} speaks of a ${other}, but this is the name of a ${kind}`,
      help: `write <${kind.toLowerCase()}-name>`,
    },
  ];
}

/** A label of the selector whose placeholder is another than that of the pods' label. */
function otherLabels({ value, locate }: CheckedDocument): RuleReport[] {
  const selector = asRecord(valueAt(value, ['spec', 'selector', 'matchLabels'])) ?? {};
  const labels = asRecord(valueAt(value, ['spec', 'template', 'metadata', 'labels'])) ?? {};
  const findings: RuleReport[] = [];
  for (const [key, selected] of Object.entries(selector)) {
    const label = labels[key];
    if (typeof selected !== 'string' || typeof label !== 'string' || selected === label || !isPlaceholder(selected)) continue;
    const inSelector = locate(['spec', 'selector', 'matchLabels', key], 'value');
    const ofPods = locate(['spec', 'template', 'metadata', 'labels', key], 'value');
    // The same words the other way round: "matches the label below" is what the selector must do.
    if (/\bbelow\b|\bpods?\b|\btemplate\b/i.test(selected)) continue;
    if (/\babove\b/i.test(selected)) {
      findings.push({
        range: inSelector,
        message: `${selected} sends the reader to the labels of the object itself; the selector must match those of the pods, which stand below, in line ${ofPods.start.line}`,
        help: 'write the same placeholder as for the label of the pods',
      });
    }
    findings.push({
      range: ofPods,
      message: `the pods get the label ${key}: ${label} here, but the selector in line ${inSelector.start.line} has ${key}: ${selected}; the two must be the same`,
      help: 'write the same placeholder in both places',
    });
  }
  return findings;
}

function isPlaceholder(text: string): boolean {
  return /^<[^<>]+>$/.test(text.trim());
}
