import { invalid, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { isSame } from './same-value.ts';
import type { Update } from './update-rule.ts';

/** What a binding grants is fixed; whom it grants it to is not. Rules: `ValidateRoleBindingUpdate`, `ValidateClusterRoleBindingUpdate`. */
export function validateBindingChanges({ now, before }: Update): FieldError[] {
  const reference = now['roleRef'];
  if (isSame(reference, before['roleRef'])) return [];
  // The server shows its own structure.
  const shown = { APIGroup: reference?.apiGroup ?? '', Kind: reference?.kind ?? '', Name: reference?.name ?? '' };
  return [invalid(Path.root('roleRef'), shown, 'cannot change roleRef')];
}
