import { items, sortedEntries } from '../object.ts';
import { Path } from '../validation/path.ts';
import { claimSpecWarnings } from './claim-spec.ts';
import { deprecatedNodeLabel, nodeSelectorTermWarnings } from './node-labels.ts';
import { volumePluginWarnings } from './volume-plugins.ts';
import { hasEntry, warnAt, type KindWarnings } from './warning.ts';

const CLASS_ANNOTATION = 'volume.beta.kubernetes.io/storage-class';
const spec = Path.root('spec');

const classAnnotationWarnings: KindWarnings = ({ metadata }) =>
  hasEntry(metadata?.annotations, CLASS_ANNOTATION)
    ? [warnAt(Path.root('metadata').child('annotations').key(CLASS_ANNOTATION), 'deprecated since v1.8; use "storageClassName" attribute instead')]
    : [];

/** Rule: `GetWarningsForPersistentVolume`. */
const persistentVolumeWarnings: KindWarnings = (volume, options) => {
  const fields = volume['spec'];
  const terms = spec.child('nodeAffinity').child('required').child('nodeSelectorTerms');
  return [
    ...classAnnotationWarnings(volume, options),
    ...(fields.persistentVolumeReclaimPolicy === 'Recycle'
      ? [warnAt(spec.child('persistentVolumeReclaimPolicy'), 'The Recycle reclaim policy is deprecated. Instead, the recommended approach is to use dynamic provisioning.')]
      : []),
    ...items(fields.nodeAffinity?.required?.nodeSelectorTerms).flatMap((term, index) => nodeSelectorTermWarnings(term, terms.index(index), false)),
    // Flocker and Quobyte volumes bring no warning here.
    ...volumePluginWarnings({ ...fields, flocker: undefined, quobyte: undefined }, spec),
  ];
};

/** Rule: `GetWarningsForStorageClass`. */
const storageClassWarnings: KindWarnings = (object) =>
  items(object['allowedTopologies']).flatMap((topology, index) =>
    items(topology.matchLabelExpressions).flatMap(({ key }, place) => {
      const deprecated = deprecatedNodeLabel(key);
      const at = Path.root('allowedTopologies').index(index).child('matchLabelExpressions').index(place);
      return deprecated === undefined ? [] : [{ path: at.child('key'), message: `${at}: ${deprecated}` }];
    }),
  );

/** Rule: `GetWarningsForRuntimeClass`. */
const runtimeClassWarnings: KindWarnings = (object) =>
  sortedEntries(object['scheduling']?.nodeSelector).flatMap(([key]) => {
    const deprecated = deprecatedNodeLabel(key);
    const path = Path.root('scheduling').child('nodeSelector');
    return deprecated === undefined ? [] : [{ path: path.key(key), message: `${path}: ${deprecated}` }];
  });

const MOUNTABLE_SECRETS = 'kubernetes.io/enforce-mountable-secrets';

/** Rule: `warnIfHasEnforceMountableSecretsAnnotation`. */
const serviceAccountWarnings: KindWarnings = ({ metadata }) =>
  hasEntry(metadata?.annotations, MOUNTABLE_SECRETS)
    ? [warnAt(Path.root('metadata').child('annotations').key(MOUNTABLE_SECRETS), 'deprecated in v1.32+; prefer separate namespaces to isolate access to mounted secrets')]
    : [];

/** Storage, and the kinds that a Pod refers to by name. Rules: the `WarningsOnCreate` of the strategies in `pkg/registry`. */
export const storageWarnings: Readonly<Record<string, KindWarnings>> = {
  '/PersistentVolume': persistentVolumeWarnings,
  '/PersistentVolumeClaim': (claim, options) => [...classAnnotationWarnings(claim, options), ...claimSpecWarnings(claim['spec'], spec)],
  '/ServiceAccount': serviceAccountWarnings,
  'node.k8s.io/RuntimeClass': runtimeClassWarnings,
  'storage.k8s.io/StorageClass': storageClassWarnings,
};
