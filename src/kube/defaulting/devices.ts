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

function defaultDevice(request: Decoded): void {
  request.allocationMode ||= 'ExactCount';
  if (request.allocationMode === 'ExactCount' && !request.count) request.count = 1;
}
