import type { KubeObject } from '../../kube/object.ts';
import type { ApiResource } from '../api/resource.ts';
import type { User } from '../api/requests.ts';
import type { ControlPlane } from '../control-plane.ts';

/** A request as admission sees it. */
export interface AdmissionRequest {
  operation: 'CREATE' | 'UPDATE' | 'DELETE';
  resource: ApiResource;
  /** The name of the resource in the store. */
  storage: string;
  subresource?: string | undefined;
  namespace?: string | undefined;
  name: string;
  /** With its defaults; absent when it is to be deleted. */
  object?: KubeObject;
  old?: KubeObject | undefined;
  user: User;
  dryRun: boolean;
  warn(message: string): void;
}

/** One of the server's admission plugins. `mutate` comes before validation, `validate` after it. */
export interface AdmissionPlugin {
  name: string;
  /** The object as the plugin wants it. @throws StatusError to refuse the request */
  mutate?(request: AdmissionRequest & { object: KubeObject }, plane: ControlPlane): KubeObject;
  /** @throws StatusError to refuse the request */
  validate?(request: AdmissionRequest, plane: ControlPlane): void;
}
