import { items, type Decoded, type KubeObject } from '../../../kube/object.ts';
import type { Attributes } from '../../auth/authorizer.ts';
import type { User } from '../requests.ts';
import type { Serving } from '../serving.ts';
import { badRequest, invalid, type StatusError } from '../status-error.ts';
import type { Review } from './review.ts';

/** What a review asks about. Rule: `AuthorizationAttributesFrom` of pkg/registry/authorization/util. */
function attributesOf(spec: Decoded, user: User): Attributes {
  const { resourceAttributes: wanted, nonResourceAttributes: path } = spec;
  if (path !== undefined) return { user, verb: path.verb ?? '', path: path.path ?? '' };
  const { verb = '', group = '', resource = '', subresource, namespace, name } = wanted;
  return { user, verb, group, resource, subresource: subresource || undefined, namespace: namespace || undefined, name: name || undefined };
}

function answered({ authorizer }: Serving, review: KubeObject, user: User): KubeObject {
  const { allowed, reason } = authorizer.decide(attributesOf(review['spec'], user));
  return { ...review, status: { allowed, ...(reason === '' ? {} : { reason }) } };
}

/** Rule: `ValidateSelfSubjectAccessReviewSpec`. */
function check(review: KubeObject, asksForUser: boolean): void {
  const { resourceAttributes: wanted, nonResourceAttributes: path, user = '', groups } = review['spec'] ?? {};
  const errors: [field: string, value: unknown, message: string][] = [];
  if (wanted !== undefined && path !== undefined) errors.push(['nonResourceAttributes', path, 'cannot be specified in combination with resourceAttributes']);
  if (wanted === undefined && path === undefined) errors.push(['resourceAttributes', null, 'exactly one of nonResourceAttributes or resourceAttributes must be specified']);
  if (asksForUser && user === '' && items(groups).length === 0) errors.push(['user', user, 'at least one of user or group must be specified']);
  if (errors.length > 0) throw invalidReview(review, errors);
}

function invalidReview({ kind }: KubeObject, errors: readonly [field: string, value: unknown, message: string][]): StatusError {
  return invalid({ group: 'authorization.k8s.io', kind }, '', errors.map(([name, value, said]) => {
    const message = `Invalid value: ${JSON.stringify(value)}: ${said}`;
    return { field: `spec.${name}`, reason: 'FieldValueInvalid', message, text: `spec.${name}: ${message}` };
  }));
}

/** May I? */
export const selfSubjectAccess: Review = (serving, _at, review, user) => {
  check(review, false);
  return answered(serving, review, user);
};

const namedUser = ({ user = '', groups, uid, extra }: Decoded): User => ({ name: user, groups: items(groups), ...(uid === undefined ? {} : { uid }), ...(extra === undefined ? {} : { extra }) });

/** May they? */
export const subjectAccess: Review = (serving, _at, review) => {
  check(review, true);
  return answered(serving, review, namedUser(review['spec']));
};

/** May they, in this namespace? */
export const localSubjectAccess: Review = (serving, at, review) => {
  check(review, true);
  const { resourceAttributes: wanted, nonResourceAttributes: path } = review['spec'];
  if (path !== undefined) throw invalidReview(review, [['nonResourceAttributes', path, 'disallowed on this kind of request']]);
  if (wanted.namespace !== at.namespace) throw invalidReview(review, [['resourceAttributes.namespace', wanted.namespace ?? '', 'must match metadata.namespace']]);
  return answered(serving, review, namedUser(review['spec']));
};

/** What may I do in a namespace? Rule: `RBACAuthorizer.RulesFor`. */
export const selfSubjectRules: Review = ({ authorizer }, _at, review, user) => {
  const namespace: string = review['spec']?.namespace ?? '';
  if (namespace === '') throw badRequest('no namespace on request');
  const rules = [...authorizer.rulesFor(user, namespace)].map(({ rule }) => rule);
  const of = (fields: readonly string[], needed: string): Decoded[] => rules
    .filter((rule) => items(rule[needed]).length > 0)
    .map((rule) => Object.fromEntries(fields.filter((field) => rule[field] !== undefined).map((field) => [field, rule[field]])));
  return {
    ...review,
    spec: {},
    status: {
      incomplete: false,
      nonResourceRules: of(['nonResourceURLs', 'verbs'], 'nonResourceURLs'),
      resourceRules: of(['apiGroups', 'resourceNames', 'resources', 'verbs'], 'resources'),
    },
  };
};
