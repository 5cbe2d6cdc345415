import { defineRouteMiddleware } from '@astrojs/starlight/route-data';
import { lastChanges } from './course/last-changes.ts';
import { href } from './href.ts';

/** Gives lessons their date of last change, which Starlight finds only for `src/content/docs`, and ends their pager. */
export const onRequest = defineRouteMiddleware(({ locals }) => {
  const { starlightRoute } = locals;
  const path = starlightRoute.entry.filePath;
  if (!path) return;
  starlightRoute.lastUpdated ??= lastChanges().get(path);
  // After the last lesson comes no page about the checks.
  const { pagination } = starlightRoute;
  if (!pagination.next?.href.startsWith(href('/lessons/'))) pagination.next = undefined;
});
