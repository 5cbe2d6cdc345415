import { items, type Decoded } from '../object.ts';

/** Rules: `SetDefaults_CustomResourceDefinition`, `SetDefaults_ServiceReference`. */
export function defaultCustomResourceDefinition(definition: Decoded): void {
  const { spec } = definition;
  const names = (spec.names ??= {});
  const kind: string = names.kind ?? '';
  names.singular ||= kind.toLowerCase();
  if (kind !== '') names.listKind ||= `${kind}List`;
  const conversion = (spec.conversion ??= { strategy: 'None' });
  const service = conversion.webhook?.clientConfig?.service;
  if (service) service.port ??= 443;
  const status = (definition.status ??= {});
  if (items(status.storedVersions).length > 0) return;
  const stored = items(spec.versions).find((version) => version.storage);
  if (stored) status.storedVersions = [stored.name];
}
