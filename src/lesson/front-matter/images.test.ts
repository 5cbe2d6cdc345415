import { describe, expect, test } from 'vitest';
import { formatFieldPath } from '../../text/field-path.ts';
import { imageProblems } from './images.ts';

/** What is said of images, each as `path: message (help)`. */
function said(...images: unknown[]): string[] {
  return imageProblems(images).map(({ path, message, help }) => `${formatFieldPath(path)}: ${message}${help === undefined ? '' : ` (${help})`}`);
}

const image = (fields: Record<string, unknown>): Record<string, unknown> => ({ name: 'api:0.1.0', ...fields });

describe('images of the front matter', () => {
  test('all fields', () => {
    const full = image({
      port: 8000,
      startsIn: 0.5,
      env: { VERSION: '0.1.0' },
      prints: ['ready', ''],
      logs: '{method} {path} {status}',
      routes: { '/version': '{"version":"0.1.0"}', '/predict?miles=280': '{}', '/health': { status: 503, body: 'loading' }, '/live': { status: 200 } },
    });
    expect(said(full, { name: 'api:0.2.0', like: 'api:0.1.0' }, { name: 'registry.example:5000/job:1', exits: 3 })).toEqual([]);
  });

  test.each([
    [{ port: 'x' }, 'images[0].port: images[0].port is the text "x" here, expected a TCP port from 1 to 65535 (write a number, without quotes)'],
    [{ port: '8000' }, 'images[0].port: images[0].port is the text "8000" here, expected a TCP port from 1 to 65535 (write 8000, without quotes)'],
    [{ port: 70000 }, 'images[0].port: images[0].port is 70000 here, expected a TCP port from 1 to 65535'],
    [{ port: null }, 'images[0].port: images[0].port is empty here, expected a TCP port from 1 to 65535 (write a number, without quotes)'],
    [{ startsIn: -1 }, 'images[0].startsIn: images[0].startsIn is -1 here, expected a number of seconds'],
    [{ env: { VERSION: 0.1 } }, 'images[0].env.VERSION: images[0].env.VERSION is 0.1 here, expected a text (write "0.1")'],
    [{ env: ['VERSION=1'] }, 'images[0].env: images[0].env is a list here, expected environment variables: their names and texts'],
    [{ prints: 'ready' }, 'images[0].prints: images[0].prints is the text "ready" here, expected a list of the lines that it writes when it starts'],
    [{ prot: 8000 }, 'images[0].prot: prot is not a field of an image in the front matter (did you mean port?)'],
    [{ routes: { version: 'x' } }, 'images[0].routes.version: the route "version" does not begin with / (write /version: the path of the address, and its query if it has one)'],
    [{ routes: { '/a': 200 } }, 'images[0].routes[/a]: images[0].routes[/a] is 200 here, expected a text (the body) or { status, body } (write "200")'],
    [{ routes: { '/a': { code: 200 } } }, 'images[0].routes[/a].code: code is not a field of an answer in the front matter (the fields are status, body, headers, from, takes)'],
    [{ routes: { '/a': { status: 42 } } }, 'images[0].routes[/a].status: images[0].routes[/a].status is 42 here, expected an HTTP status from 100 to 599'],
    [{ routes: { 'POST /a': 'x', 'post /b': 'x' } }, 'images[0].routes[post /b]: the route "post /b" does not begin with / (write POST /b: the method in capitals, a blank, and the path)'],
    [{ routes: { '/a': [{ body: 'x' }, { status: 500 }] } }, 'images[0].routes[/a][1]: images[0].routes[/a][1] is the answer from 0 seconds on, but the one above it begins at 0 (write the answers in the order of time, each with from: and the seconds after the start)'],
    [{ published: 'yes' }, 'images[0].published: images[0].published is the text "yes" here, expected true or false (write published: true when a registry has the image too)'],
    [{ needs: { cpu: 0.5 } }, 'images[0].needs.cpu: images[0].needs.cpu is 0.5 here, expected an amount of CPU, such as "50m" (write "0.5")'],
    [{ needs: { memory: '1 GB' } }, 'images[0].needs.memory: images[0].needs.memory is the text "1 GB" here, expected an amount of memory, such as "64Mi"'],
    [{ exits: 256 }, 'images[0].exits: images[0].exits is 256 here, expected an exit status from 0 to 255'],
    [{ like: 'api:0.1.0' }, 'images[0].like: like leads from api:0.1.0 back to itself (leave out like in the image that the others are made from)'],
    [{ like: 'eta:9' }, 'images[0].like: like names the image eta:9, but images has none of that name (there is no other image)'],
    [{ name: 'Api 1' }, 'images[0].name: images[0].name is the text "Api 1" here, expected a repository and a tag, such as api:0.1.0'],
  ])('%j', (fields, message) => {
    expect(said(image(fields))).toEqual([message]);
  });

  test('names: missing, twice, misspelt in like, in a circle', () => {
    expect(said({ port: 80 })).toEqual(['images[0]: images[0] has no name (write name: and the repository and tag, such as api:0.1.0)']);
    expect(said(image({}), image({}))).toEqual(['images[1].name: the image api:0.1.0 is declared twice (keep one of the two, or give this one another tag)']);
    expect(said(image({}), { name: 'api:0.2.0', like: 'api:0.1' })).toEqual([
      'images[1].like: like names the image api:0.1, but images has none of that name (did you mean api:0.1.0?)',
    ]);
    expect(said({ name: 'a', like: 'b' }, { name: 'b', like: 'a' })).toHaveLength(2);
  });

  test('no list, and no image', () => {
    expect(imageProblems({ api: {} }).map(({ message }) => message)).toEqual(['images is a mapping here, expected a list of images']);
    expect(said('api:0.1.0')).toEqual(['images[0]: images[0] is the text "api:0.1.0" here, expected an image (write name: … and what else is known of it)']);
  });
});
