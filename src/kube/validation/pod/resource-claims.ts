import { dns1123Label } from '../../names.ts';
import { items, type Decoded } from '../../object.ts';
import { duplicate, forbidden, invalid, notFound, required, type FieldError } from '../field-error.ts';
import { subdomainName } from '../metadata.ts';
import { Path } from '../path.ts';
import { MIRROR_POD_ANNOTATION } from './annotations.ts';

const TARGETS = ['resourceClaimName', 'resourceClaimTemplateName'];

/** The devices that a pod claims (dynamic resource allocation). Rule: `validatePodResourceClaims`. */
export function validatePodClaims(claims: Decoded, metadata: Decoded, path: Path): FieldError[] {
  const names = new Set<string>();
  const isStatic = metadata?.annotations?.[MIRROR_POD_ANNOTATION] !== undefined;
  return items(claims).flatMap((claim, index) =>
    isStatic ? [forbidden(Path.whole(), 'static pods do not support resource claims')] : validatePodClaim(claim, names, path.index(index)),
  );
}

function validatePodClaim(claim: Decoded, names: Set<string>, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (!claim.name) errors.push(required(path.child('name')));
  else if (names.has(claim.name)) errors.push(duplicate(path.child('name'), claim.name));
  else errors.push(...dns1123Label(claim.name).map((detail) => invalid(path.child('name'), claim.name, detail)));
  names.add(claim.name ?? '');
  const targets = TARGETS.filter((field) => claim[field] !== undefined);
  if (targets.length > 1) {
    errors.push(invalid(path, claim, 'at most one of `resourceClaimName` or `resourceClaimTemplateName` may be specified'));
  }
  if (targets.length === 0) {
    errors.push(invalid(path, claim, 'must specify one of: `resourceClaimName`, `resourceClaimTemplateName`'));
  }
  for (const field of targets) {
    errors.push(...subdomainName(claim[field], false).map((detail) => invalid(path.child(field), claim[field], detail)));
  }
  return errors;
}

/** The claims of its pod that a container uses. Rule: `validateResourceClaimNames`. */
export function validateClaimNames(claims: Decoded, podClaims: ReadonlySet<string>, path: Path): FieldError[] {
  // Keys are `claim` or `claim/request`; a whole claim overlaps with each of its requests.
  const seen = new Set<string>();
  return items(claims).flatMap(({ name, request }, index) => {
    const at = path.index(index);
    if (!name) return [required(at)];
    const errors: FieldError[] = [];
    if (seen.has(name)) errors.push(duplicate(at, name));
    else {
      const key = request ? `${name}/${request}` : name;
      if (request) errors.push(...dns1123Label(request).map((detail) => invalid(at.child('request'), request, detail)));
      if (seen.has(key)) errors.push(duplicate(at, key));
      else if (!request) errors.push(...[...seen].filter((one) => one.startsWith(`${name}/`)).map(() => duplicate(at, name)));
      seen.add(key);
    }
    if (!podClaims.has(name)) errors.push(notFound(at, name, claimChoice(podClaims)));
    return errors;
  });
}

function claimChoice(podClaims: ReadonlySet<string>): string {
  const names = [...podClaims].toSorted();
  return `must be one of the names in pod.spec.resourceClaims${names.length === 0 ? ' which is empty' : `: ${names.join(', ')}`}`;
}
