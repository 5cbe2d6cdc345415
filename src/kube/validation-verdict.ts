import { applyDefaults } from './defaulting/apply.ts';
import type { GroupVersionKind } from './gvk.ts';
import type { KubeObject } from './object.ts';
import type { ValidationResult, ValidationStage } from './manifest-verdict.ts';
import type { FieldError } from './validation/field-error.ts';
import { hasValidation, kindRule, validateDefaulted } from './validation/validate.ts';
import type { Refusal, VerdictCause } from './verdict-types.ts';
import type { KubernetesVersion } from './version.ts';
import { deprecatedApiWarnings } from './warnings/api-version.ts';
import { hasWarnings, objectWarnings } from './warnings/object-warnings.ts';

/** What becomes of an object that has been decoded: refused, or accepted with warnings. */
export function validationVerdict(object: KubeObject, gvk: GroupVersionKind, version: KubernetesVersion): ValidationResult {
  // The defaults take time, and custom resources have none.
  const defaulted = kindRule(gvk) !== undefined || hasWarnings(gvk) ? applyDefaults(object, gvk) : undefined;
  const errors = defaulted === undefined ? [] : validateDefaulted(defaulted, gvk, { version });
  if (errors.length > 0) return { refusal: refusalOf(object, gvk, errors), warnings: [] };
  const warnings = defaulted === undefined ? deprecatedApiWarnings(gvk, version) : objectWarnings(defaulted, gvk, { version });
  return { warnings: warnings.map(({ message }) => message) };
}

/** The server's Status. Rule: `errors.NewInvalid` of apimachinery. */
function refusalOf(object: KubeObject, gvk: GroupVersionKind, errors: readonly FieldError[]): Refusal {
  const causes = errors.map(({ path, type, message }): VerdictCause => ({ field: path.toString(), type, message }));
  const said = [...new Set(causes.map(({ field, message }) => (field === '' ? message : `${field}: ${message}`)))];
  const kind = gvk.group === '' ? gvk.kind : `${gvk.kind}.${gvk.group}`;
  const name = object.metadata?.name || object.metadata?.generateName || '';
  const details = said.length > 1 ? `[${said.join(', ')}]` : said[0]!;
  return { stage: 'validation', causes, message: `${kind} "${name}" is invalid: ${details}` };
}

/** The server's own rules as a stage of `manifestVerdict`. */
export const validationStage: ValidationStage = { check: validationVerdict, covers: hasValidation };
