/** The release of kubectl that is simulated. */
export const CLIENT_VERSION = {
  major: '1', minor: '36', gitVersion: 'v1.36.4', gitCommit: 'bb826b1d48562f110659e64e8ec444327433db95', gitTreeState: 'clean',
  buildDate: '2026-09-29T20:03:31Z', goVersion: 'go1.27.1', compiler: 'gc', platform: 'linux/amd64',
} as const;

export const KUSTOMIZE_VERSION = 'v5.8.1';

/** The release of the API server that is simulated, as `/version` tells it. */
export const SERVER_VERSION = {
  major: '1', minor: '36', emulationMajor: '1', emulationMinor: '36', minCompatibilityMajor: '1', minCompatibilityMinor: '35',
  gitVersion: 'v1.36.2', gitCommit: '98b35193b2ac7a23a673325f5e9b830ecd5ba406', gitTreeState: 'clean',
  buildDate: '2026-08-21T00:00:00Z', goVersion: 'go1.27.3', compiler: 'gc', platform: 'linux/amd64',
} as const;
