import { at, list, text } from './json.ts';
import { inSameNamespace, type IngressFacts, type ServiceFacts } from './model.ts';

/** What a diagram shows of an Ingress: each host and path, and the Service behind it. */
export function ingressFacts(object: unknown, services: readonly ServiceFacts[]): IngressFacts {
  const namespace = text(at(object, 'metadata', 'namespace'));
  const target = (backend: unknown) => {
    const service = text(at(backend, 'service', 'name')) ?? '';
    const port = at(backend, 'service', 'port', 'number') ?? at(backend, 'service', 'port', 'name');
    const leads = services.findIndex((one) => one.name === service && inSameNamespace(one, { namespace }));
    return { service, port: typeof port === 'number' || typeof port === 'string' ? String(port) : '', ...(leads < 0 ? {} : { leads }) };
  };
  const rules = list(at(object, 'spec', 'rules')).flatMap((rule) =>
    list(at(rule, 'http', 'paths')).map((path) => ({ host: text(at(rule, 'host')), path: text(at(path, 'path')) ?? '/', ...target(at(path, 'backend')) })),
  );
  const rest = at(object, 'spec', 'defaultBackend');
  return {
    name: text(at(object, 'metadata', 'name')) ?? '',
    namespace,
    className: text(at(object, 'spec', 'ingressClassName')),
    paths: [...rules, ...(rest === undefined ? [] : [{ path: 'all else', ...target(rest) }])],
  };
}
