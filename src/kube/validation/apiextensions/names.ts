import { dns1035Label } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import { subdomainName, type NameRule } from '../metadata.ts';
import type { Path } from '../path.ts';

/** A definition is named after what it defines: `<plural>.<group>`. Rule: `ValidateCustomResourceDefinition`. */
export function customResourceDefinitionName({ spec }: KubeObject): NameRule {
  const expected = `${spec.names.plural ?? ''}.${spec.group ?? ''}`;
  return (name, isPrefix) => [
    ...subdomainName(name, isPrefix),
    ...(name === expected ? [] : ['must be spec.names.plural+"."+spec.group']),
  ];
}

/** The names of the resource. Rules: `validateCustomResourceDefinitionSpec`, `ValidateCustomResourceDefinitionNames`. */
export function validateResourceNames(names: Decoded, path: Path): FieldError[] {
  const { kind = '', listKind = '' } = names;
  const errors = ['plural', 'singular', 'kind', 'listKind'].filter((field) => !names[field]).map((field) => required(path.child(field)));
  for (const field of ['plural', 'singular']) if (names[field]) errors.push(...validateLabel(names[field], path.child(field)));
  for (const field of ['kind', 'listKind']) {
    const problems = names[field] ? dns1035Label(names[field].toLowerCase()) : [];
    if (problems.length > 0) {
      errors.push(invalid(path.child(field), names[field], `may have mixed case, but should otherwise match: ${problems.join(',')}`));
    }
  }
  items(names.shortNames).forEach((name, index) => errors.push(...validateLabel(name, path.child('shortNames').index(index))));
  if (kind !== '' && kind === listKind) errors.push(invalid(path.child('listKind'), listKind, 'kind and listKind may not be the same'));
  items(names.categories).forEach((name, index) => errors.push(...validateLabel(name, path.child('categories').index(index))));
  return errors;
}

/** One error for all that is wrong with a DNS label, as this part of the server reports it. */
export function validateLabel(text: string, path: Path): FieldError[] {
  const problems = dns1035Label(text);
  return problems.length > 0 ? [invalid(path, text, problems.join(','))] : [];
}
