import type { Controller } from './controller.ts';
import { customResourceDefinitions } from './custom-resource-definitions.ts';
import { deployments } from './deployment/controller.ts';
import { endpointSlices } from './endpoints/endpoint-slices.ts';
import { endpoints } from './endpoints/endpoints.ts';
import { namespaces } from './namespaces.ts';
import { replicaSets, replicationControllers } from './replication/controllers.ts';
import { resourceQuotas } from './resource-quotas.ts';
import { rootCa } from './root-ca.ts';
import { serviceAccounts } from './service-accounts.ts';

/** The controllers of a cluster. Their order says who looks first at a change that several wait for. */
export const CONTROLLERS: readonly Controller[] = [namespaces, serviceAccounts, rootCa, deployments, replicaSets, replicationControllers, endpoints, endpointSlices, resourceQuotas, customResourceDefinitions];
