import { items, type Decoded } from '../object.ts';

/** Rules: `SetDefaults_ExactDeviceRequest`, `SetDefaults_DeviceSubRequest`. */
export function defaultResourceClaim({ spec }: Decoded): void {
  for (const request of items(spec.devices?.requests)) {
    if (request.exactly) defaultDevice(request.exactly);
    items(request.firstAvailable).forEach(defaultDevice);
  }
}

/** The claim of a template has the same defaults. */
export function defaultResourceClaimTemplate({ spec }: Decoded): void {
  spec.spec ??= {};
  defaultResourceClaim(spec);
}

const OF_A_REQUEST = new Set(['name', 'exactly', 'firstAvailable']);

/**
 * In v1beta1 the one device of a request is described in the request itself. Rule:
 * `Convert_v1beta1_DeviceRequest_To_resource_DeviceRequest`.
 */
export function defaultResourceClaimV1beta1(claim: Decoded): void {
  for (const request of items(claim.spec.devices?.requests)) {
    const device = Object.entries(request).filter(([field]) => !OF_A_REQUEST.has(field));
    if (device.length === 0) continue;
    for (const [field] of device) delete request[field];
    request.exactly = Object.fromEntries(device);
  }
  defaultResourceClaim(claim);
}

/** The claim of a template is written in the same way. */
export function defaultResourceClaimTemplateV1beta1({ spec }: Decoded): void {
  spec.spec ??= {};
  defaultResourceClaimV1beta1(spec);
}

function defaultDevice(request: Decoded): void {
  request.allocationMode ||= 'ExactCount';
  if (request.allocationMode === 'ExactCount' && !request.count) request.count = 1;
}
