import { items, type Decoded } from '../../../kube/object.ts';
import { userOfToken } from '../../auth/credentials.ts';
import { ISSUER } from '../../auth/service-account-token.ts';
import type { User } from '../requests.ts';
import { badRequest } from '../status-error.ts';
import type { Review } from './review.ts';

/** A user as reviews show them. */
function userInfo({ name, uid, groups, extra }: User): Decoded {
  return { ...(extra === undefined ? {} : { extra }), groups: [...groups], ...(uid === undefined ? {} : { uid }), username: name };
}

/** Who am I? Rule: `SelfSubjectReview` of pkg/registry/authentication. */
export const selfSubject: Review = ({ plane }, _at, review, user) =>
  ({ ...review, metadata: { creationTimestamp: plane.clock.timestamp() }, status: { userInfo: userInfo(user) } });

/** Whose token is this? Rule: `TokenReview` of pkg/registry/authentication. */
export const token: Review = ({ plane }, _at, review) => {
  const { token: text = '', audiences } = review['spec'] ?? {};
  if (text === '') throw badRequest('token is required for TokenReview in authentication');
  const asked = items(audiences);
  const user = userOfToken(text, plane, asked.length === 0 ? [ISSUER] : asked);
  if (user === undefined) return { ...review, status: { error: 'invalid bearer token', user: {} } };
  return { ...review, status: { audiences: asked.length === 0 ? [ISSUER] : asked, authenticated: true, user: userInfo(user) } };
};
