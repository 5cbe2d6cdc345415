import { items } from '../../object.ts';
import { isReleaseBefore } from '../../removed-apis.ts';
import { claimSpecWarnings } from '../claim-spec.ts';
import { volumePluginWarnings } from '../volume-plugins.ts';
import { warnAt, type ObjectWarning } from '../warning.ts';
import type { PodParts } from './parts.ts';

/** Volumes of kinds that are out of use, and claims made for the Pod. Rule: `warningsForPodSpecAndMeta`. */
export function volumeWarnings({ spec, path, version }: PodParts): ObjectWarning[] {
  const gitRepo = isReleaseBefore(version, '1.33') ? 'deprecated in v1.11' : 'deprecated in v1.11, and disabled by default in v1.33+';
  return items(spec.volumes).flatMap((volume, index) => {
    const at = path.child('volumes').index(index);
    const claim = volume.ephemeral?.volumeClaimTemplate;
    return [
      ...volumePluginWarnings(volume, at),
      ...(volume.gitRepo === undefined ? [] : [warnAt(at.child('gitRepo'), gitRepo)]),
      ...(claim === undefined ? [] : claimSpecWarnings(claim.spec, at.child('ephemeral').child('volumeClaimTemplate').child('spec'))),
    ];
  });
}
