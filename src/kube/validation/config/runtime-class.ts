import { dns1123Label } from '../../names.ts';
import { items, type Decoded, type KubeObject } from '../../object.ts';
import { duplicate, type FieldError } from '../field-error.ts';
import { validateFormat } from '../formats.ts';
import { validateLabels } from '../labels.ts';
import { Path } from '../path.ts';
import { validateContainerResources } from '../pod/resources.ts';
import { validateTolerations } from '../pod/scheduling/tolerations.ts';

/** A RuntimeClass. Rule: `node/validation.ValidateRuntimeClass`. */
export function validateRuntimeClass(runtimeClass: KubeObject): FieldError[] {
  const { handler = '', overhead, scheduling } = runtimeClass;
  return [
    ...validateFormat(handler, Path.root('handler'), dns1123Label),
    ...(overhead ? validateContainerResources({ limits: overhead.podFixed }, new Set(), Path.root('overhead')) : []),
    ...(scheduling ? validateScheduling(scheduling, Path.root('scheduling')) : []),
  ];
}

function validateScheduling({ nodeSelector, tolerations }: Decoded, path: Path): FieldError[] {
  const at = path.child('tolerations');
  const seen = new Set<string>();
  return [
    ...validateLabels(nodeSelector, path.child('nodeSelector')),
    ...validateTolerations(tolerations, at),
    ...items(tolerations).flatMap((toleration, index) => {
      const key = JSON.stringify([toleration.key, toleration.operator, toleration.value, toleration.effect]);
      if (seen.has(key)) return [duplicate(at.index(index), toleration)];
      seen.add(key);
      return [];
    }),
  ];
}
