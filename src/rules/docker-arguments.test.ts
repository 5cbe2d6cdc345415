import { describe, expect, test } from 'vitest';
import { readCommands } from '../lesson/shell/read-commands.ts';
import { wholeExcerpt } from '../text/excerpt.ts';
import { createSource } from '../text/source.ts';
import { readDockerBuild, readDockerRun } from './docker-arguments.ts';

function simple(text: string) {
  return readCommands(wholeExcerpt(createSource('commands.sh', text)))[0]!.simple[0]!;
}

describe('readDockerRun', () => {
  test.each([
    ['docker run -p 8080:80 nginx', 'nginx', ['8080>80']],
    ['docker run --rm -it -p 127.0.0.1:8080:80/tcp nginx sh', 'nginx', ['8080>80']],
    ['docker run --publish=8080:80 --name web nginx', 'nginx', ['8080>80']],
    ['docker run -d -p80 nginx:1.27', 'nginx:1.27', ['?>80']],
    ['docker run -dp 8080:80 nginx', 'nginx', ['8080>80']],
    ['docker container run -p 8000-8002:9000-9002 api', 'api', ['8000>9000', '8001>9001', '8002>9002']],
    ['podman run -e PORT=80 -v /a:/b api', 'api', []],
  ])('%s', (text, image, ports) => {
    const run = readDockerRun(simple(text));
    expect(run?.image.value).toBe(image);
    expect(run?.ports.map(({ host, container }) => `${host ?? '?'}>${container}`)).toEqual(ports);
  });

  test.each(['docker run -P nginx', 'docker run --network host nginx', 'docker run --net=host nginx'])('%s needs no -p', (text) => {
    expect(readDockerRun(simple(text))?.anyPort).toBe(true);
  });

  test.each(['docker ps', 'docker run', 'kubectl run nginx --image=nginx'])('%s runs no image', (text) => {
    expect(readDockerRun(simple(text))).toBeUndefined();
  });
});

describe('readDockerBuild', () => {
  test.each([
    ['docker build -t api:0.1.0 .', ['api:0.1.0'], undefined, '.'],
    ['docker build . --build-arg version=2 -t api:2', ['api:2'], undefined, '.'],
    ['docker buildx build --no-cache --tag=api:1 --tag api:latest -f Dockerfile.dev app', ['api:1', 'api:latest'], 'Dockerfile.dev', 'app'],
  ])('%s', (text, tags, file, context) => {
    const build = readDockerBuild(simple(text));
    expect(build?.tags.map((tag) => tag.value)).toEqual(tags);
    expect(build?.file?.value).toBe(file);
    expect(build?.context?.value).toBe(context);
  });
});
