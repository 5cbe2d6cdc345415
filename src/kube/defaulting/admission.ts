import { items, type Decoded } from '../object.ts';

const TIMEOUT_SECONDS = 10;
const HTTPS = 443;

/** Rules: `SetDefaults_ValidatingWebhook`, `SetDefaults_ServiceReference`, `SetDefaults_Rule`. */
export function defaultWebhooks(configuration: Decoded): void {
  for (const webhook of items(configuration.webhooks)) {
    webhook.failurePolicy ??= 'Fail';
    webhook.timeoutSeconds ??= TIMEOUT_SECONDS;
    if (webhook.clientConfig?.service) webhook.clientConfig.service.port ??= HTTPS;
    defaultMatch(webhook, webhook.rules);
  }
}

/** Rule: `SetDefaults_MutatingWebhook`. */
export function defaultMutatingWebhooks(configuration: Decoded): void {
  defaultWebhooks(configuration);
  for (const webhook of items(configuration.webhooks)) webhook.reinvocationPolicy ??= 'Never';
}

/** Rule: `SetDefaults_ValidatingAdmissionPolicySpec`. */
export function defaultAdmissionPolicy({ spec }: Decoded): void {
  spec.failurePolicy ??= 'Fail';
  defaultMatchResources(spec.matchConstraints);
}

/** A binding may narrow down what its policy is for. */
export function defaultPolicyBinding({ spec }: Decoded): void {
  defaultMatchResources(spec.matchResources);
}

/** Rule: `SetDefaults_MatchResources`. */
function defaultMatchResources(match: Decoded): void {
  if (match) defaultMatch(match, [...items(match.resourceRules), ...items(match.excludeResourceRules)]);
}

/** What requests are looked at. */
function defaultMatch(match: Decoded, rules: Decoded): void {
  match.matchPolicy ??= 'Equivalent';
  match.namespaceSelector ??= {};
  match.objectSelector ??= {};
  for (const rule of items(rules)) rule.scope ??= '*';
}
