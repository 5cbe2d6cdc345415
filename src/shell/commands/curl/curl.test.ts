import { expect, test } from 'vitest';
import { session } from '../../testing/session.ts';

// Messages of curl 8 (curl(1), "EXIT CODES").
test.each<[line: string, printed: string]>([
  ['curl localhost:3999', "curl: (7) Failed to connect to localhost port 3999 after 0 ms: Couldn't connect to server\n? 7\n"],
  ['curl -s localhost:3999', '? 7\n'],
  ['curl -sS http://nosuch.example/x', 'curl: (6) Could not resolve host: nosuch.example\n? 6\n'],
  ["curl -s -o /dev/null -w '%{http_code}\\n' localhost:3999", '000\n? 7\n'],
  ['curl', "curl: try 'curl --help' or 'curl --manual' for more information\n? 2\n"],
  ['curl --nosuch localhost', "curl: option --nosuch: is unknown\ncurl: try 'curl --help' or 'curl --manual' for more information\n? 2\n"],
  ['curl ftp://localhost/x', 'curl: (1) Protocol "ftp" not supported\n? 1\n'],
])('%s', async (line, printed) => {
  expect(await session([line])).toEqual([printed]);
});

const IMAGES = [{ name: 'eta:0.1.0', port: 8000, routes: { '/version': '{"version":"0.1.0"}', '/broken': { status: 500, body: 'no' } } }];

test('a container of the Docker Engine answers on its published port', async () => {
  const results = await session([
    'docker build -q -t eta:0.1.0 .', 'docker run -d --name try -p 8000:8000 eta:0.1.0', 'sleep 3', 'curl -s localhost:8000/version',
    "curl -s -o answer.txt -w '%{http_code}\\n' localhost:8000/broken; cat answer.txt", 'curl -f localhost:8000/broken', 'curl -sI localhost:8000/version | head -1', 'docker stop try', 'curl -s localhost:8000/version',
  ], { images: IMAGES, files: { Dockerfile: 'FROM python:3.13\nEXPOSE 8000\n' } });
  expect(results.slice(3)).toEqual([
    '{"version":"0.1.0"}', '500\nno', 'curl: (22) The requested URL returned error: 500\n? 22\n', expect.stringMatching(/^HTTP\/1\.1 200 OK\r?\n$/), 'try\n', '? 7\n',
  ]);
});

test('an answer takes as long as the program says', async () => {
  const images = [{ name: 'slow:1', port: 8000, routes: { '/': { body: 'done', takes: 2 } } }];
  const results = await session([
    'docker build -q -t slow:1 .', 'docker run -d --name try -p 8000:8000 slow:1', 'sleep 3',
    'BEGUN=$(date +%s)', 'curl -s localhost:8000/', 'echo $(($(date +%s) - BEGUN))', 'curl -sS -m 1 localhost:8000/', "curl -s -o /dev/null -w '%{time_total}\\n' localhost:8000/",
  ], { images, files: { Dockerfile: 'FROM python:3.13\nEXPOSE 8000\n' } });
  expect(results.slice(4)).toEqual(['done', '2\n', 'curl: (28) Operation timed out after 1000 milliseconds with 0 bytes received\n? 28\n', '2.010000\n']);
});
