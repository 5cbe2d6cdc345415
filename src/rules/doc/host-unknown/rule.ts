import { nearestName } from '../../../kube/nearest.ts';
import type { Lesson } from '../../../lesson/types.ts';
import { inventoryOf } from '../../refs/known-objects.ts';
import { listOf } from '../../refs/sentences.ts';
import type { Rule } from '../../types.ts';
import { paragraphsOf } from '../paragraphs.ts';

/** An address within the cluster must be that of a Service of the page. */
export const rule: Rule = {
  id: 'doc/host-unknown',
  severity: 'warning',
  summary: 'The text gives the address of a Service that the page does not have.',
  why: `\`http://shop-api:8000\` works in a pod only when a Service is called \`shop-api\`. When the text says one name and the
manifest another, the client gets \`could not resolve host\`, often much later, in a part of the page that nobody
connects with it.

Addresses in sentences that speak of a Service are looked at, on pages that show Services and install nothing from
elsewhere. In documents other than lessons of ours it is for information, since the reader may be the one who chooses
the name.`,
  source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/',
  check({ lesson, report }) {
    const inventory = inventoryOf(lesson);
    const services = [...new Set(inventory.known.flatMap(({ kind, name }) => (kind === 'Service' && name !== undefined ? [name] : [])))];
    if (services.length === 0 || inventory.open || inventory.known.some(({ kind, name }) => kind === 'Service' && name === undefined)) return;
    const seen = new Set<string>();
    for (const paragraph of paragraphsOf(lesson)) {
      if (!/\b(?:services?|svc)\b/i.test(paragraph.text)) continue;
      for (const { text, url, range } of paragraph.spans) {
        const host = /^(?:https?|tcp|grpc|ws):\/\/([a-z][a-z0-9-]*)(?:\.[a-z0-9-]+\.svc(?:\.cluster\.local)?)?(?::\d+)?(?:\/|$)/.exec(url ?? text)?.[1];
        if (host === undefined || /^(?:localhost|(?:my|your|some|other|example|test|foo)\b.*|service|svc|host(?:name)?)$/.test(host) || services.includes(host) || seen.has(host) || isInBlock(lesson, host)) continue;
        seen.add(host);
        const near = nearestName(host, services);
        report({
          range,
          message: `${host} is the host here, but no Service of this page has that name; it has the Service${services.length === 1 ? '' : 's'} ${listOf(services)}`,
          help: near === undefined ? `write one of these names, or show the Service ${host}` : `write ${near}`,
          ...(lesson.dialect === 'mdx' ? {} : { severity: 'info' as const }),
        });
      }
    }
  },
};

/** A block of the page has the name, such as that of a container of Docker Compose. */
function isInBlock(lesson: Lesson, host: string): boolean {
  return lesson.blocks.some(({ excerpt }) => excerpt.text.split(/[^\w.-]+/).includes(host));
}
