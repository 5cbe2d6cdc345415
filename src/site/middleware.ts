import { defineMiddleware } from 'astro:middleware';

/**
 * Takes out the dark theme that Starlight writes into every page for its script to replace: a reader
 * without scripts then gets the theme that the system asks for.
 */
export const onRequest = defineMiddleware(async (_context, next) => {
  const response = await next();
  if (!response.headers.get('content-type')?.startsWith('text/html')) return response;
  const html = await response.text();
  return new Response(html.replace(/(<html\b[^>]*?) data-theme="dark"/, '$1'), response);
});
