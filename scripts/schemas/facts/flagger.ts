import type { Definition, RootKind } from '../definition.ts';
import { parseDefinitions } from '../parse-definitions.ts';

/**
 * Flagger has no package with types, so its kinds are written down here, after the structure of its
 * CustomResourceDefinitions (flagger.app/v1beta1). The Istio settings inside are left open.
 */
const TYPES = `
Canary            apiVersion:s kind:s metadata:#meta.v1.ObjectMeta spec:#CanarySpec status:*
CanarySpec        analysis!#Analysis autoscalerRef:#AutoscalerRef ingressRef:#IngressRef metricsServer:s progressDeadlineSeconds:n
                  provider:(apisix|appmesh|appmesh:v1beta2|contour|gatewayapi:v1|gatewayapi:v1beta1|gloo|istio|knative|kubernetes|kuma|linkerd|nginx|osm|skipper|smi:v1alpha1|smi:v1alpha2|smi:v1alpha3|traefik)
                  revertOnDeletion:b routeRef:#RouteRef service:#Service skipAnalysis:b suspend:b targetRef!#TargetRef upstreamRef:#UpstreamRef
TargetRef         apiVersion!s kind!(DaemonSet|Deployment|Service) name!s
AutoscalerRef     apiVersion!s kind!(HorizontalPodAutoscaler|ScaledObject) name!s primaryScalerQueries:{s primaryScalerReplicas:#ScalerReplicas
ScalerReplicas    maxReplicas:i minReplicas:i
IngressRef        apiVersion!s kind!(Ingress) name!s
RouteRef          apiVersion!s kind!(ApisixRoute) name!s
UpstreamRef       apiVersion!s kind!(Upstream) name!s namespace:s
Service           apex:#Metadata appProtocol:s backendTimeout:s backends:[s canary:#Metadata corsPolicy:* delegation:b gatewayRefs:[#GatewayRef
                  gateways:[s headers:#HeaderOperations headless:b hosts:[s match:[* meshName:s mirror:[* name:s port!n portDiscovery:b portName:s
                  primary:#Metadata retries:#Retries rewrite:#Rewrite targetPort:x timeout:s trafficDistribution:(PreferClose|PreferSameNode|PreferSameZone)
                  trafficPolicy:* unmanagedMetadata:#UnmanagedMetadata
Metadata          annotations:{s labels:{s
UnmanagedMetadata annotations:[s labels:[s
GatewayRef        group:s kind:s name!s namespace:s port:i sectionName:s
HeaderOperations  request:#HeaderChanges response:#HeaderChanges
HeaderChanges     add:{s remove:[s set:{s
Retries           attempts:i perTryTimeout:s retryOn:s
Rewrite           authority:s type:s uri:s
Analysis          alerts:[#Alert canaryReadyThreshold:n interval:s iterations:n match:[* maxWeight:n metrics:[#Metric mirror:b mirrorWeight:n
                  primaryReadyThreshold:n sessionAffinity:#SessionAffinity stepWeight:n stepWeightPromotion:n stepWeights:[n threshold:n webhooks:[#Webhook
Metric            interval:s name!s query:s templateRef:#CrossNamespaceRef templateVariables:{s threshold:n thresholdRange:#ThresholdRange
ThresholdRange    max:n min:n
CrossNamespaceRef name!s namespace:s
Alert             name!s providerRef!#CrossNamespaceRef severity:(error|info|warn)
Webhook           disableTLS:b metadata:{s muteAlert:b name!s retries:n timeout:s
                  type:(confirm-promotion|confirm-rollout|confirm-traffic-increase|event|post-rollout|pre-rollout|rollback|rollout) url!s
SessionAffinity   cookieName!s domain:s httpOnly:b maxAge:n partitioned:b path:s primaryCookieName:s sameSite:(Lax|None|Strict) secure:b
MetricTemplate     apiVersion:s kind:s metadata:#meta.v1.ObjectMeta spec:#MetricTemplateSpec status:*
MetricTemplateSpec provider!#MetricProvider query!s
MetricProvider     address:s headers:{[s insecureSkipVerify:b region:s secretRef:#LocalRef
                   type!(cloudwatch|datadog|dynatrace|externalmetrics|graphite|influxdb|keptn|newrelic|prometheus|splunk|stackdriver)
LocalRef           name!s
`;

/** The types of Flagger's kinds; they refer to `meta.v1.ObjectMeta` of the built-in API. */
export const FLAGGER_DEFINITIONS: Definition[] = parseDefinitions(TYPES, 'flagger/flagger.v1beta1');

export const FLAGGER_KINDS: RootKind[] = [
  { group: 'flagger.app', version: 'v1beta1', kind: 'Canary', plural: 'canaries', namespaced: true },
  { group: 'flagger.app', version: 'v1beta1', kind: 'MetricTemplate', plural: 'metrictemplates', namespaced: true },
].map((kind) => ({ ...kind, type: `flagger/flagger.v1beta1.${kind.kind}` }));
