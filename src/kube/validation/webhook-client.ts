import { dns1035Label } from '../names.ts';
import type { Decoded } from '../object.ts';
import { invalid, required, type FieldError } from './field-error.ts';
import type { Path } from './path.ts';

/** What the server knows of AdmissionReview and ConversionReview. */
export const REVIEW_VERSIONS = ['v1', 'v1beta1'];

/** Where the server reaches a webhook: by URL or by Service, not both. */
export function validateWebhookClient({ url, service }: Decoded, path: Path): FieldError[] {
  if ((url === undefined) === (service === undefined)) return [required(path, 'exactly one of url or service is required')];
  return url === undefined ? validateService(service, path.child('service')) : validateUrl(url, path.child('url'));
}

const URL_FORM = '; desired format: https://host[/path]';

/** Rule: `webhook.ValidateWebhookURL`. */
function validateUrl(text: string, path: Path): FieldError[] {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined) return [required(path, `url must be a valid URL${URL_FORM}`)];
  const errors: FieldError[] = [];
  if (url.protocol !== 'https:') errors.push(invalid(path, url.protocol.slice(0, -1), `'https' is the only allowed URL scheme${URL_FORM}`));
  if (url.host === '') errors.push(invalid(path, url.host, `host must be specified${URL_FORM}`));
  if (url.username !== '') errors.push(invalid(path, url.username, 'user information is not permitted in the URL'));
  if (url.hash !== '') errors.push(invalid(path, url.hash.slice(1), 'fragments are not permitted in the URL'));
  if (url.search !== '') errors.push(invalid(path, url.search.slice(1), 'query parameters are not permitted in the URL'));
  return errors;
}

/** Rule: `webhook.ValidateWebhookService`. */
function validateService({ name, namespace, port, path: urlPath }: Decoded, path: Path): FieldError[] {
  const errors: FieldError[] = [];
  if (!name) errors.push(required(path.child('name'), 'service name is required'));
  if (!namespace) errors.push(required(path.child('namespace'), 'service namespace is required'));
  if (port < 1 || port > 65535) errors.push(invalid(path.child('port'), port, 'port is not valid: must be between 1 and 65535, inclusive'));
  if (urlPath !== undefined && !urlPath.startsWith('/')) errors.push(invalid(path.child('path'), urlPath, 'must start with a \'/\''));
  return errors;
}

/**
 * The versions of review that a webhook understands, of which the server must know one; `missing` is said when
 * there are none. Rules: `validateConversionReviewVersions`, `validateAdmissionReviewVersions`.
 */
export function validateReviewVersions(versions: string[], missing: string, path: Path): FieldError[] {
  if (versions.length === 0) return [required(path, missing)];
  const errors = versions.flatMap((version, index) => {
    if (versions.indexOf(version) < index) return [invalid(path.index(index), version, 'duplicate version')];
    return dns1035Label(version).map((detail) => invalid(path.index(index), version, detail));
  });
  if (!versions.some((version) => REVIEW_VERSIONS.includes(version))) {
    errors.push(invalid(path, versions, `must include at least one of ${REVIEW_VERSIONS.join(', ')}`));
  }
  return errors;
}
