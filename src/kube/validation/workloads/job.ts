import { generatedLabels, prepareJob } from '../../defaulting/prepare-job.ts';
import { dns1123Label } from '../../names.ts';
import type { Decoded, KubeObject } from '../../object.ts';
import { selects } from '../../selector.ts';
import { invalid, required, type FieldError } from '../field-error.ts';
import type { ValidationOptions } from '../kind-rule.ts';
import { validateLabels, validateLabelSelector } from '../labels.ts';
import { Path } from '../path.ts';
import { shownLabels, shownSelector } from '../shown-values.ts';
import { isUsableSelector, validateSelectsTemplate } from './selector.ts';
import { validateJobSpec } from './job-spec.ts';

/** Stands for the uid that the server will give. */
const SOME_UID = '00000000-0000-0000-0000-000000000000';
/** What stands before a generated suffix is cut to this. Rule: `names.SimpleNameGenerator`. */
const LONGEST_PREFIX = 58;
const SOME_SUFFIX = 'xxxxx';

/** A Job as the manifest has it, or one that has its uid and its generated selector already. Rule: `ValidateJob`. */
export function validateJob(given: KubeObject, options: ValidationOptions): FieldError[] {
  const name = nameOf(given.metadata);
  const uid = given.metadata.uid || SOME_UID;
  const job = prepareJob(given, name, uid);
  const { spec } = job;
  const path = Path.root('spec');
  return [
    // The others are part of the object that the server was sent.
    ...(job.metadata === given.metadata ? [] : validateLabels(onlyNew(job.metadata.labels, given.metadata.labels), Path.root('metadata').child('labels'))),
    ...validateGeneratedSelector(spec, name, uid, path),
    ...validateJobSpec(spec, options, path),
    ...validateSelector(spec, path),
    ...validateHostName(spec, name, given.metadata.name ?? name),
  ];
}

function nameOf({ name, generateName }: Decoded): string {
  if (name) return name;
  return generateName ? generateName.slice(0, LONGEST_PREFIX) + SOME_SUFFIX : '';
}

function onlyNew(labels: Record<string, string>, before: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(labels).filter(([key]) => !Object.hasOwn(before, key)));
}

/** Labels that the user gave instead of the generated ones do not fit. Rule: `validateGeneratedSelector`. */
function validateGeneratedSelector(spec: Decoded, name: string, uid: string, path: Path): FieldError[] {
  if (spec.manualSelector === true) return [];
  const expected = generatedLabels(name, uid);
  const labels = spec.template.metadata.labels;
  const at = path.child('template').child('metadata').child('labels');
  const errors = Object.entries(expected).flatMap(([key, value]) => (labels[key] === value ? [] : [invalid(at.key(key), shownLabels(labels), `must be '${value}'`)]));
  if (isUsableSelector(spec.selector, path) && !selects(spec.selector, expected)) errors.push(invalid(path.child('selector'), shownSelector(spec.selector), '`selector` not auto-generated'));
  return errors;
}

/** Rule: `ValidateJobSpec`. */
function validateSelector(spec: Decoded, path: Path): FieldError[] {
  const at = path.child('selector');
  return [
    ...(spec.selector ? validateLabelSelector(spec.selector, at) : [required(at)]),
    ...(isUsableSelector(spec.selector, at) ? validateSelectsTemplate(spec.selector, spec.template, path.child('template')) : []),
  ];
}

/** The name and the highest index of an indexed Job are the host name of a pod. */
function validateHostName(spec: Decoded, name: string, shown: string): FieldError[] {
  if (spec.completionMode !== 'Indexed' || !(spec.completions > 0)) return [];
  const hostName = `${name}-${spec.completions - 1}`;
  if (dns1123Label(hostName).length === 0) return [];
  return [invalid(Path.root('metadata').child('name'), shown, `will not able to create pod with invalid DNS label: ${hostName}`)];
}
