/** The id of a page's `h1`. Starlight's table of contents links to it under this name. */
export const PAGE_TITLE_ID = '_top';
