import { namespaceLifecycle } from './namespace-lifecycle.ts';
import type { AdmissionPlugin } from './plugin.ts';
import { serviceAccount } from './service-account.ts';

/** The plugins that do something here, in the order of the server. Rule: `AllOrderedPlugins` of kubeapiserver's options. */
export const ADMISSION_PLUGINS: readonly AdmissionPlugin[] = [namespaceLifecycle, serviceAccount];
