import { forbidden } from '../api/status-error.ts';
import type { AdmissionPlugin } from './plugin.ts';

const DEFAULT = 'ingressclass.kubernetes.io/is-default-class';

/** Gives an Ingress that names no class the default one. Rule: the plugin DefaultIngressClass. */
export const defaultIngressClass: AdmissionPlugin = {
  name: 'DefaultIngressClass',
  mutate({ operation, storage, object, name }, { store }) {
    if (operation !== 'CREATE' || storage !== 'ingresses.networking.k8s.io') return object;
    if (object['spec'].ingressClassName !== undefined || object.metadata.annotations?.['kubernetes.io/ingress.class'] !== undefined) return object;
    const defaults = store.list('ingressclasses.networking.k8s.io').filter(({ metadata }) => metadata.annotations?.[DEFAULT] === 'true');
    if (defaults.length > 1) {
      throw forbidden({ group: 'networking.k8s.io', plural: 'ingresses' }, name, `${defaults.length} default IngressClasses were found, only 1 allowed`);
    }
    return defaults.length === 0 ? object : { ...object, spec: { ...object['spec'], ingressClassName: defaults[0]!.metadata.name } };
  },
};
