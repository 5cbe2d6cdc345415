/** The addresses of all pages of a served site, by its sitemap, and of its 404 page. */
export async function sitePages(siteUrl: string): Promise<string[]> {
  const index = await (await fetch(new URL('sitemap-index.xml', siteUrl))).text();
  const pages: string[] = [];
  for (const sitemap of locations(index)) {
    const text = await (await fetch(served(sitemap, siteUrl))).text();
    pages.push(...locations(text).map((page) => served(page, siteUrl)));
  }
  return [...pages, new URL('404.html', siteUrl).href];
}

function locations(xml: string): string[] {
  return [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map((match) => match[1]!);
}

/** An address of the published site where it is served for the test. */
function served(address: string, siteUrl: string): string {
  return new URL(new URL(address).pathname, siteUrl).href;
}
