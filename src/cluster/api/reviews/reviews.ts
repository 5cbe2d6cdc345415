import { decodeObject } from '../decode.ts';
import type { Collection, User, Written } from '../requests.ts';
import { groupResource } from '../resource.ts';
import type { Serving, WriteSettings } from '../serving.ts';
import { localSubjectAccess, selfSubjectAccess, selfSubjectRules, subjectAccess } from './access.ts';
import { selfSubject, token } from './identity.ts';
import type { Review } from './review.ts';

const AUTHENTICATION = 'authentication.k8s.io';
const AUTHORIZATION = 'authorization.k8s.io';

/** The resources of which nothing is stored: to create one is to ask. */
const REVIEWS: Readonly<Record<string, Review>> = {
  [`selfsubjectreviews.${AUTHENTICATION}`]: selfSubject,
  [`tokenreviews.${AUTHENTICATION}`]: token,
  [`localsubjectaccessreviews.${AUTHORIZATION}`]: localSubjectAccess,
  [`selfsubjectaccessreviews.${AUTHORIZATION}`]: selfSubjectAccess,
  [`selfsubjectrulesreviews.${AUTHORIZATION}`]: selfSubjectRules,
  [`subjectaccessreviews.${AUTHORIZATION}`]: subjectAccess,
};

/** The answer to a review; undefined when the resource is no review, but something that is stored. */
export function reviewed(serving: Serving, at: Collection, body: unknown, user: User, options: WriteSettings): Written | undefined {
  const review = REVIEWS[groupResource(at.resource)];
  if (review === undefined) return undefined;
  const { object, warnings } = decodeObject(serving.registry, at.resource, body, options.fieldValidation ?? 'Ignore');
  return { object: review(serving, at, { ...object, metadata: object.metadata ?? {} }, user), warnings };
}
