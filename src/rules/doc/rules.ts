import type { Rule } from '../types.ts';
import { rule as appliedFragment } from './applied-fragment/rule.ts';
import { rule as buildNotShown } from './build-not-shown/rule.ts';
import { rule as clusterSpecificName } from './cluster-specific-name/rule.ts';
import { rule as commandFileMissing } from './command-file-missing/rule.ts';
import { rule as commandNotGiven } from './command-not-given/rule.ts';
import { rule as commandShowsOther } from './command-shows-other/rule.ts';
import { rule as commentContradictsValue } from './comment-contradicts-value/rule.ts';
import { rule as containerDiffers } from './container-differs/rule.ts';
import { rule as contentsDiffer } from './contents-differ/rule.ts';
import { rule as contextNotChosen } from './context-not-chosen/rule.ts';
import { rule as createThenApply } from './create-then-apply/rule.ts';
import { rule as deadLink } from './dead-link/rule.ts';
import { rule as explainsDiffers } from './explains-differs/rule.ts';
import { rule as exposeWithoutPort } from './expose-without-port/rule.ts';
import { rule as filesInOneBlock } from './files-in-one-block/rule.ts';
import { rule as flagValue } from './flag-value/rule.ts';
import { rule as folderNotEntered } from './folder-not-entered/rule.ts';
import { rule as fragmentOfOtherFile } from './fragment-of-other-file/rule.ts';
import { rule as headingOrder } from './heading-order/rule.ts';
import { rule as hostUnknown } from './host-unknown/rule.ts';
import { rule as imageWithoutVersion } from './image-without-version/rule.ts';
import { rule as installedInContainer } from './installed-in-container/rule.ts';
import { rule as jsonpathMatchesTwice } from './jsonpath-matches-twice/rule.ts';
import { rule as labelsReused } from './labels-reused/rule.ts';
import { rule as localImageLatest } from './local-image-latest/rule.ts';
import { rule as nodePortOnLocalhost } from './node-port-on-localhost/rule.ts';
import { rule as notCleanedUp } from './not-cleaned-up/rule.ts';
import { rule as objectMissing } from './object-missing/rule.ts';
import { rule as objectRedefined } from './object-redefined/rule.ts';
import { rule as obsoleteFlag } from './obsolete-flag/rule.ts';
import { rule as obsoleteRegistry } from './obsolete-registry/rule.ts';
import { rule as obsoleteTerm } from './obsolete-term/rule.ts';
import { rule as outputNotShown } from './output-not-shown/rule.ts';
import { rule as placeholder } from './placeholder/rule.ts';
import { rule as placeholderMisleads } from './placeholder-misleads/rule.ts';
import { rule as portForwardTarget } from './port-forward-target/rule.ts';
import { rule as portForwardUnused } from './port-forward-unused/rule.ts';
import { rule as portNotExposed } from './port-not-exposed/rule.ts';
import { rule as probePathUnknown } from './probe-path-unknown/rule.ts';
import { rule as selectorSyntax } from './selector-syntax/rule.ts';
import { rule as serviceNotShown } from './service-not-shown/rule.ts';
import { rule as shellNotInImage } from './shell-not-in-image/rule.ts';
import { rule as shellSyntax } from './shell-syntax/rule.ts';
import { rule as stateNotKept } from './state-not-kept/rule.ts';
import { rule as trafficShare } from './traffic-share/rule.ts';
import { rule as unknownCommand } from './unknown-command/rule.ts';
import { rule as unknownFlag } from './unknown-flag/rule.ts';
import { rule as unknownLanguage } from './unknown-language/rule.ts';
import { rule as unknownResourceType } from './unknown-resource-type/rule.ts';
import { rule as unlabelledFence } from './unlabelled-fence/rule.ts';
import { rule as updateRefused } from './update-refused/rule.ts';

/** The rules about contradictions within a page. */
export const docRules: readonly Rule[] = [
  appliedFragment,
  buildNotShown,
  clusterSpecificName,
  commandFileMissing,
  commandNotGiven,
  commandShowsOther,
  commentContradictsValue,
  containerDiffers,
  contentsDiffer,
  contextNotChosen,
  createThenApply,
  deadLink,
  explainsDiffers,
  exposeWithoutPort,
  filesInOneBlock,
  flagValue,
  folderNotEntered,
  fragmentOfOtherFile,
  headingOrder,
  hostUnknown,
  imageWithoutVersion,
  installedInContainer,
  jsonpathMatchesTwice,
  labelsReused,
  localImageLatest,
  nodePortOnLocalhost,
  notCleanedUp,
  objectMissing,
  objectRedefined,
  obsoleteFlag,
  obsoleteRegistry,
  obsoleteTerm,
  outputNotShown,
  placeholder,
  placeholderMisleads,
  portForwardTarget,
  portForwardUnused,
  portNotExposed,
  probePathUnknown,
  selectorSyntax,
  serviceNotShown,
  shellNotInImage,
  shellSyntax,
  stateNotKept,
  trafficShare,
  unknownCommand,
  unknownFlag,
  unknownLanguage,
  unknownResourceType,
  unlabelledFence,
  updateRefused,
];
