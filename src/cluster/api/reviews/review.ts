import type { KubeObject } from '../../../kube/object.ts';
import type { Collection, User } from '../requests.ts';
import type { Serving } from '../serving.ts';

/**
 * Answers a question that is asked by creating an object; nothing is stored.
 * @param review the decoded object
 * @returns the same with its status
 * @throws StatusError for a question that makes no sense
 */
export type Review = (serving: Serving, at: Collection, review: KubeObject, user: User) => KubeObject;
