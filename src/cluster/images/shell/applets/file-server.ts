import type { ContainerFiles, HttpRequest, HttpResponse } from '../../program.ts';

const TYPES: Readonly<Record<string, string>> = { html: 'text/html', css: 'text/css', js: 'text/javascript', json: 'application/json', txt: 'text/plain', svg: 'image/svg+xml' };

/** Answers with the files below a folder; a folder is answered with its `index.html`. */
export function serveFiles(files: ContainerFiles, root: string): (request: HttpRequest) => HttpResponse {
  return ({ path }) => {
    const bare = decodeURIComponent(path.replace(/[?#].*$/, '').replace(/%(?![0-9a-fA-F]{2})/g, '%25')).replace(/\/+$/, '');
    const full = `${root}${bare}`;
    const [name, text] = [full, `${full}/index.html`].map((one) => [one, files.read(one)] as const).find(([, found]) => found !== undefined) ?? ['', undefined];
    if (text === undefined) return { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>\n<BODY><H1>404 Not Found</H1>\nThe requested URL was not found\n</BODY></HTML>\n' };
    return { status: 200, headers: { 'Content-Type': TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream' }, body: text };
  };
}
