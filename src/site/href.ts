import { siteSettings } from './settings.ts';

/** A path of the site as a link, below the site's base: `/rules/` is `/drydock/rules/` under `/drydock`. */
export function href(path: string): string {
  const { base } = siteSettings(process.env);
  return base === '/' ? path : `${base}${path}`;
}

/** The full address of a path, for what is used outside the site. */
export function address(path: string): string {
  return siteSettings(process.env).site + href(path);
}
