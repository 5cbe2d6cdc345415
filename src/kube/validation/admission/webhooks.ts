import { dns1123Subdomain } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { validateLabelSelector } from '../labels.ts';
import { validateOneOf } from '../one-of.ts';
import { Path } from '../path.ts';
import { validateUnique } from '../unique.ts';
import { REVIEW_VERSIONS, validateReviewVersions, validateWebhookClient } from '../webhook-client.ts';
import { validateMatchConditions } from './match-conditions.ts';
import { FAILURE_POLICIES, MATCH_POLICIES } from './match-resources.ts';
import { validateRule } from './rules.ts';

const REINVOCATION_POLICIES = ['IfNeeded', 'Never'];
/** Others would change something even when a request is only tried out. */
const SIDE_EFFECTS = ['None', 'NoneOnDryRun'];
const LONGEST_SECONDS = 30;

/**
 * A ValidatingWebhookConfiguration or MutatingWebhookConfiguration.
 * Rules: `validateValidatingWebhookConfiguration`, `validateMutatingWebhookConfiguration`.
 */
export function validateWebhooks(configuration: KubeObject): FieldError[] {
  const webhooks = items(configuration['webhooks']);
  const names = webhooks.map(({ name }) => name);
  return webhooks.flatMap((webhook, index) => {
    const at = Path.root('webhooks').index(index);
    const missing = `must specify one of ${REVIEW_VERSIONS.join(', ')}`;
    return [
      ...validateWebhook(webhook, at),
      ...validateReviewVersions(items(webhook.admissionReviewVersions), missing, at.child('admissionReviewVersions')),
      ...(webhook.name ? validateUnique(names, index, at.child('name')) : []),
    ];
  });
}

/** Rules: `validateValidatingWebhook`, `validateMutatingWebhook`. */
function validateWebhook(webhook: Decoded, path: Path): FieldError[] {
  const { timeoutSeconds: seconds, sideEffects } = webhook;
  return [
    ...validateFullyQualifiedName(webhook.name ?? '', path.child('name')),
    ...items(webhook.rules).flatMap((rule, index) => validateRule(rule, path.child('rules').index(index))),
    ...validateOneOf(webhook.failurePolicy, FAILURE_POLICIES, path.child('failurePolicy')),
    ...validateOneOf(webhook.matchPolicy, MATCH_POLICIES, path.child('matchPolicy')),
    ...(sideEffects === undefined ? [required(path.child('sideEffects'), `must specify one of ${SIDE_EFFECTS.join(', ')}`)] : []),
    ...validateOneOf(sideEffects, SIDE_EFFECTS, path.child('sideEffects')),
    ...(seconds < 1 || seconds > LONGEST_SECONDS
      ? [invalid(path.child('timeoutSeconds'), seconds, `the timeout value must be between 1 and ${LONGEST_SECONDS} seconds`)]
      : []),
    ...validateLabelSelector(webhook.namespaceSelector, path.child('namespaceSelector')),
    ...validateLabelSelector(webhook.objectSelector, path.child('objectSelector')),
    ...validateOneOf(webhook.reinvocationPolicy, REINVOCATION_POLICIES, path.child('reinvocationPolicy')),
    ...validateWebhookClient(webhook.clientConfig ?? {}, path.child('clientConfig')),
    ...validateMatchConditions(webhook.matchConditions, path.child('matchConditions')),
  ];
}

/** Rule: `IsFullyQualifiedName`. */
function validateFullyQualifiedName(name: string, path: Path): FieldError[] {
  if (name === '') return [required(path)];
  const problems = dns1123Subdomain(name);
  if (problems.length > 0) return [invalid(path, name, problems.join(','))];
  return name.split('.').length < 3 ? [invalid(path, name, 'should be a domain with at least three segments separated by dots')] : [];
}
