import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { runRule } from '../../run-rule.ts';
import { rule } from './rule.ts';

/** What the rule says of commands of a console block. */
function said(...commands: string[]): string[] {
  const lesson = parseLesson(createSource('page.md', ['```console', ...commands.map((command) => `$ ${command}`), '```', ''].join('\n')));
  const context = { lesson, kubernetesVersion: '1.36' as const, ruleIds: [], unusedSuppressions: [] };
  return runRule(rule, context).map((finding) => finding.message);
}

const RUN = 'docker run --detach --publish 8001:8000 api:0.1.0';
const CURL = 'curl localhost:8000';

describe('a port that docker run publishes under another number', () => {
  test.each([
    [RUN, CURL],
    ['docker build -t api:0.1.0 .', RUN, 'sleep 2', CURL],
    ['docker run -p 127.0.0.1:8001:8000/tcp api:0.1.0', 'for i in 1 2 3; do curl -s http://localhost:8000/version; done'],
    [RUN, CURL, 'kubectl port-forward pod/api 8000:8000'],
  ])('%s … %s', (...commands) => {
    expect(said(...commands)).toEqual([expect.stringContaining('publishes port 8000 of the container as 8001')]);
  });

  test.each([
    ['the port of the host', RUN, 'curl localhost:8001'],
    ['another host', RUN, 'curl api.example:8000'],
    ['published under both numbers', RUN, 'docker run -d -p 8000:8000 api:0.2.0', CURL],
    ['forwarded', RUN, 'kubectl port-forward pod/api 8000:8000 &', CURL],
    ['a server beside it', RUN, 'python app.py &', CURL],
    ['a composition', RUN, 'docker compose up --detach', CURL],
    ['a shell in the container', RUN, 'docker exec -it api sh', CURL],
    ['asked in a pod', RUN, 'kubectl exec api -- curl localhost:8000'],
    ['every port of the container', 'docker run -P -p 8001:8000 api:0.1.0', CURL],
    ['a port that the shell fills in', 'docker run -p $PORT:8000 -p 8001:8000 api:0.1.0', CURL],
  ])('not: %s', (_, ...commands) => {
    expect(said(...commands)).toEqual([]);
  });

  test('a block that may start something there', () => {
    const page = ['```', 'serve 8000', '```', '', '```console', `$ ${RUN}`, `$ ${CURL}`, '```', ''].join('\n');
    const lesson = parseLesson(createSource('page.md', page));
    expect(runRule(rule, { lesson, kubernetesVersion: '1.36', ruleIds: [], unusedSuppressions: [] })).toEqual([]);
  });
});
