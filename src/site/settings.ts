/** Where the site is published and where its sources are, all of it from the environment. */
export interface SiteSettings {
  /** Origin of the published site, without a path. */
  site: string;
  /** Path below which the site is served; `/` for a site of its own. */
  base: string;
  /** Web address of the source repository, when it is known. */
  repository: string | undefined;
  /** Branch that edit links lead to. */
  branch: string;
  description: string;
}

/**
 * Reads `DRYDOCK_SITE`, `DRYDOCK_BASE`, `DRYDOCK_REPOSITORY` and `DRYDOCK_BRANCH`. On GitHub Actions
 * the repository is known without being told.
 * @throws Error when `DRYDOCK_SITE` or `DRYDOCK_REPOSITORY` is no http(s) address.
 */
export function siteSettings(environment: Record<string, string | undefined>): SiteSettings {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repositoryName } = environment;
  const repository =
    environment['DRYDOCK_REPOSITORY'] || (server && repositoryName ? `${server}/${repositoryName}` : undefined);
  return {
    site: webAddress('DRYDOCK_SITE', environment['DRYDOCK_SITE'] || 'http://localhost:4321'),
    base: `/${(environment['DRYDOCK_BASE'] ?? '').replace(/^\/+|\/+$/g, '')}`,
    repository: repository && webAddress('DRYDOCK_REPOSITORY', repository),
    branch: environment['DRYDOCK_BRANCH'] || 'main',
    description: 'A Kubernetes course in which every manifest is checked the way an API server checks it.',
  };
}

function webAddress(variable: string, text: string): string {
  if (!/^https?:\/\/[^/\s]/.test(text)) {
    throw new Error(`${variable} is ${JSON.stringify(text)}, expected an address such as https://example.org`);
  }
  return text.replace(/\/+$/, '');
}
