import { dns1123Subdomain, pathSegmentName } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { notSupported, required, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { Path } from '../path.ts';

const GROUP = 'rbac.authorization.k8s.io';
const SUBJECT_KINDS = ['ServiceAccount', 'User', 'Group'];

/** A RoleBinding. Rule: `rbac/validation.ValidateRoleBinding`. */
export function validateRoleBinding(binding: KubeObject): FieldError[] {
  return validateBinding(binding, ['Role', 'ClusterRole'], true);
}

/** A ClusterRoleBinding. Rule: `rbac/validation.ValidateClusterRoleBinding`. */
export function validateClusterRoleBinding(binding: KubeObject): FieldError[] {
  return validateBinding(binding, ['ClusterRole'], false);
}

function validateBinding(binding: KubeObject, roleKinds: string[], isNamespaced: boolean): FieldError[] {
  const subjects = Path.root('subjects');
  return [
    ...validateRoleRef(binding['roleRef'], roleKinds, Path.root('roleRef')),
    ...items(binding['subjects']).flatMap((subject, index) => validateSubject(subject, isNamespaced, subjects.index(index))),
  ];
}

function validateRoleRef(reference: Decoded, kinds: string[], path: Path): FieldError[] {
  const errors = reference.apiGroup === GROUP ? [] : [notSupported(path.child('apiGroup'), reference.apiGroup, [GROUP])];
  if (!kinds.includes(reference.kind)) errors.push(notSupported(path.child('kind'), reference.kind ?? '', kinds));
  if (!reference.name) errors.push(required(path.child('name')));
  else errors.push(...validateFormat(reference.name, path.child('name'), pathSegmentName));
  return errors;
}

/** Rule: `ValidateRoleBindingSubject`; of a name that is missing the server says once that it is required. */
function validateSubject(subject: Decoded, isNamespaced: boolean, path: Path): FieldError[] {
  const kind: string = subject.kind ?? '';
  const group: string = subject.apiGroup ?? '';
  const name: string = subject.name ?? '';
  const errors = name === '' ? [required(path.child('name'))] : [];
  if (!SUBJECT_KINDS.includes(kind)) return [...errors, notSupported(path.child('kind'), kind, SUBJECT_KINDS)];
  if (kind !== 'ServiceAccount') {
    if (group !== GROUP) errors.push(notSupported(path.child('apiGroup'), group, [GROUP]));
    return errors;
  }
  if (name !== '') errors.push(...validateFormat(name, path.child('name'), dns1123Subdomain));
  if (group !== '') errors.push(notSupported(path.child('apiGroup'), group, ['']));
  if (!isNamespaced && !subject.namespace) errors.push(required(path.child('namespace')));
  return errors;
}
