import { items, type Decoded } from '../../object.ts';
import { forbidden, required, type FieldError } from '../field-error.ts';
import { requireOneOf } from '../one-of.ts';
import { validateReviewVersions, validateWebhookClient } from '../webhook-client.ts';
import type { Path } from '../path.ts';

/** How objects get from one version to another; paths are those of the internal version. Rule: `validateCustomResourceConversion`. */
export function validateConversion(conversion: Decoded, path: Path): FieldError[] {
  const { strategy, webhook } = conversion;
  const errors = requireOneOf(strategy, ['None', 'Webhook'], path.child('strategy'));
  const config = path.child('webhookClientConfig');
  const versions = path.child('conversionReviewVersions');
  if (strategy === 'Webhook') {
    if (webhook?.clientConfig) errors.push(...validateWebhookClient(webhook.clientConfig, config));
    else errors.push(required(config, 'required when strategy is set to Webhook'));
    return [...errors, ...validateReviewVersions(items(webhook?.conversionReviewVersions), '', versions)];
  }
  const needless = 'should not be set when strategy is not set to Webhook';
  if (webhook?.clientConfig) errors.push(forbidden(config, needless));
  if (items(webhook?.conversionReviewVersions).length > 0) errors.push(forbidden(versions, needless));
  return errors;
}
