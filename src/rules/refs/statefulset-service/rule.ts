import { formatFieldPath } from '../../../text/field-path.ts';
import { otherSources } from '../../other-sources.ts';
import type { Rule } from '../../types.ts';
import { missingObjects } from '../missing-objects.ts';
import { asString, describePlace, mayShareNamespace, placeOf, relatedPlace, valueAt } from '../objects.ts';
import { podTemplateOf } from '../pod-templates.ts';
import { formatLabels, hasPlaceholder, selects } from '../selectors.ts';
import { readService } from '../services.ts';
import { pageObjects } from '../workspace-objects.ts';

const PATH = ['spec', 'serviceName'];

/** A StatefulSet's pods get their names from a headless Service. */
export const rule: Rule = {
  id: 'refs/statefulset-service',
  severity: 'warning',
  summary: 'The Service that gives the pods of a StatefulSet their names is missing, not headless, or selects other pods.',
  why: `Each pod of a StatefulSet has a DNS name of its own, \`web-0.web\`, when \`serviceName\` names a Service that is
**headless** (\`clusterIP: None\`) and selects the pods. The API server checks none of this: the pods start, and only
their names cannot be resolved, which is why it is a warning. A StatefulSet without \`serviceName\` is left alone: since Kubernetes 1.33 the field is
optional.`,
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#stable-network-id',
  check({ lesson, report }) {
    const objects = pageObjects(lesson);
    const sets = objects.filter(({ kind, apiVersion }) => kind === 'StatefulSet' && apiVersion === 'apps/v1');
    const named = sets.flatMap((set) => {
      const name = asString(valueAt(set.value, PATH)) ?? '';
      return name === '' ? [] : [{ set, name }];
    });
    const references = named.map(({ set, name }) => ({
      object: set,
      path: PATH,
      kind: 'Service',
      name,
      namespace: { of: 'namespace' as const, name: set.namespace },
      does: 'serviceName names',
      consequence: 'the pods have no names in DNS',
    }));
    for (const finding of missingObjects(lesson, references)) report(finding);
    if (otherSources(lesson).unknownObjects) return;
    for (const { set, name } of named) {
      const services = objects
        .filter((object) => object.name === name && mayShareNamespace(object, set))
        .map(readService)
        .filter((service) => service !== undefined);
      const service = services.at(-1);
      if (service === undefined) continue;
      const isHeadless = services.some(({ object }) => valueAt(object.value, ['spec', 'clusterIP']) === 'None');
      const at = { range: placeOf(set, PATH), path: formatFieldPath(PATH) };
      if (!isHeadless) {
        report({
          ...at,
          message: `serviceName is ${name}, but the Service in ${describePlace(service.object, ['metadata', 'name'])} is not headless, so that the pods get no names in DNS`,
          help: 'write clusterIP: None into the Service, or name a headless one',
          related: [relatedPlace(service.object, ['metadata', 'name'], `Service ${name}`)],
        });
        continue;
      }
      const labels = podTemplateOf(set)?.labels ?? {};
      const known = services.every(({ selector }) => Object.keys(selector).length > 0 && !hasPlaceholder(selector)) && !hasPlaceholder(labels);
      if (!known || services.some(({ selector }) => selects(selector, labels))) continue;
      report({
        ...at,
        message: `serviceName is ${name}, but the Service in ${describePlace(service.object, ['spec', 'selector'], 'key')} selects ${formatLabels(service.selector)}, and the pods are labelled ${formatLabels(labels)}`,
        help: 'give the Service the labels of the pods as its selector',
        related: [relatedPlace(service.object, ['spec', 'selector'], `Service ${name}`, 'key')],
      });
    }
  },
};
