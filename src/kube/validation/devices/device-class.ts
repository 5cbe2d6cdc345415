import { items, type KubeObject } from '../../object.ts';
import { tooMany, type FieldError } from '../field-error.ts';
import { Path } from '../path.ts';
import { validateConfiguration, validateSelectors } from './device-parts.ts';

const MAX_CONFIGURATIONS = 32;

/** A DeviceClass. Rule: `resource/validation.ValidateDeviceClass`. */
export function validateDeviceClass({ spec }: KubeObject): FieldError[] {
  const path = Path.root('spec');
  const config = items(spec?.config);
  const at = path.child('config');
  return [
    ...validateSelectors(spec?.selectors, path.child('selectors')),
    ...(config.length > MAX_CONFIGURATIONS
      ? [tooMany(at, config.length, MAX_CONFIGURATIONS)]
      : config.flatMap((entry, index) => validateConfiguration(entry, at.index(index)))),
  ];
}
