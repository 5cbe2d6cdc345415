import { describe, expect, test } from 'vitest';
import { siteSettings } from './settings.ts';

describe('siteSettings', () => {
  test('serves from the root of this machine when nothing is set', () => {
    expect(siteSettings({})).toMatchObject({ site: 'http://localhost:4321', base: '/', repository: undefined, branch: 'main' });
  });

  test.each(['drydock', '/drydock', '/drydock/'])('reads the base %j', (base) => {
    expect(siteSettings({ DRYDOCK_BASE: base }).base).toBe('/drydock');
  });

  test('knows the repository that GitHub Actions works on', () => {
    const actions = { GITHUB_SERVER_URL: 'https://git.example.org', GITHUB_REPOSITORY: 'someone/drydock' };
    expect(siteSettings(actions).repository).toBe('https://git.example.org/someone/drydock');
    expect(siteSettings({ ...actions, DRYDOCK_REPOSITORY: 'https://example.org/d/' }).repository).toBe('https://example.org/d');
  });

  test('says which variable is no address', () => {
    expect(() => siteSettings({ DRYDOCK_SITE: 'example.org' })).toThrow('DRYDOCK_SITE is "example.org", expected an address');
  });
});
