/** The types of the release that the simulated server has, without those of custom resources. */
export { DEFAULT_SCHEMAS as SCHEMAS } from '../../kube/schema/default-schemas.ts';
