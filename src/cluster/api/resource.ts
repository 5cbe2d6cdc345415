export { groupResource, groupVersion, type ApiResource } from '../../kube/resources/api-resource.ts';
