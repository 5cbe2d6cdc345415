import { describe, expect, test } from 'vitest';
import { FRONT, lessonOf, podLines } from '../testing/read.ts';

/** Role and file name of each block. */
function roles(file: string, ...lines: string[]): [string, string | undefined][] {
  return lessonOf(file, ...lines).blocks.map((block) => [block.role, block.file]);
}

const fence = (language: string, ...lines: string[]): string[] => ['', `\`\`\`${language}`, ...lines, '```', ''];

describe('roles that the fence states', () => {
  test('in the order of a lesson', () => {
    expect(
      roles(
        'a.mdx',
        ...FRONT,
        ...fence('yaml title="pod.yaml"', ...podLines('a')),
        ...fence('yaml fragment="pod.yaml"', 'spec:', '  restartPolicy: Never'),
        ...fence('yaml explains="pod.yaml"', '# A Pod', ...podLines('a')),
        ...fence('yaml fails="spec.containers: Required"', 'apiVersion: v1', 'kind: Pod'),
        ...fence('python title="app.py"', 'print(1)'),
        ...fence('yaml', ...podLines('b')),
        ...fence('console', '$ kubectl get pods'),
        ...fence('sh', 'kubectl get pods'),
        ...fence('sh title="Terminal"', 'kubectl get pods'),
        ...fence('js', 'x'),
      ),
    ).toEqual([
      ['file', 'pod.yaml'],
      ['fragment', 'pod.yaml'],
      ['explains', 'pod.yaml'],
      ['fails', undefined],
      ['file', 'app.py'],
      ['manifest', undefined],
      ['console', undefined],
      ['commands', undefined],
      ['commands', undefined],
      ['other', undefined],
    ]);
  });
});

describe('YAML by its shape', () => {
  test.each([
    ['a manifest', podLines('a'), 'manifest'],
    ['JSON', ['{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "a"}}'], 'manifest'],
    ['a forgotten kind', ['apiVersion: v1', 'metadata:', '  name: a'], 'manifest'],
    ['a part of a Deployment', ['spec:', '  containers:', '  - name: a', '    image: b'], 'fragment'],
    ['a list of containers, indented', ['      containers:', '        - name: a', '          image: b'], 'fragment'],
    ['a list item', ['- name: a', '  image: b:1'], 'fragment'],
    ['a probe', ['livenessProbe:', '  httpGet:', '    path: /', '    port: 80'], 'fragment'],
    ['ports of a container', ['ports:', '- containerPort: 80'], 'fragment'],
    ['docker compose', ['services:', '  web:', '    image: nginx', '    ports:', '    - "80:80"'], 'other'],
    ['a part of docker compose', ['ports:', '- "80:80"'], 'other'],
    ['a GitHub workflow', ['on: push', 'jobs:', '  build:', '    steps:', '    - uses: actions/checkout@v4'], 'other'],
    ['steps of a workflow', ['- name: Check out', '  uses: actions/checkout@v4'], 'other'],
    ["Helm's values", ['replicaCount: 1', 'image:', '  repository: nginx', 'nodeSelector: {}'], 'other'],
    ["Helm's chart", ['apiVersion: v2', 'name: web', 'version: 0.1.0'], 'other'],
    ["kind's cluster", ['apiVersion: kind.x-k8s.io/v1alpha4', 'kind: Cluster'], 'other'],
    ['a kustomization', ['apiVersion: kustomize.config.k8s.io/v1beta1', 'kind: Kustomization'], 'other'],
    ['a kubeconfig', ['apiVersion: v1', 'kind: Config', 'clusters: []'], 'other'],
    ['Prometheus', ['scrape_configs:', '- job_name: x', '  static_configs: []'], 'other'],
    ['MkDocs', ['site_name: x', 'nav: []'], 'other'],
  ])('%s is %s', (_, lines, role) => {
    expect(roles('a.md', ...fence(lines[0]!.startsWith('{') ? 'json' : 'yaml', ...lines)).map(([found]) => found)).toEqual([role]);
  });

  test('in a fence without a language only where there is no doubt', () => {
    expect(roles('a.md', ...fence('', ...podLines('a')), ...fence('', 'key: value'), ...fence('', 'NAME   READY', 'a      1/1'))).toEqual([
      ['manifest', undefined],
      ['other', undefined],
      ['other', undefined],
    ]);
  });

  test('a broken manifest is still one', () => {
    const [block] = lessonOf('a.md', ...fence('yaml', 'apiVersion: v1', 'kind: Pod', 'metadata:', 'name: a', ' labels:', '  app: a')).blocks;
    expect(block?.role).toBe('manifest');
    expect(block?.yaml?.documents[0]?.problems).not.toEqual([]);
  });
});

describe('templates', () => {
  test.each([
    ['angle brackets', 'name: <deployment-name>', ['<deployment-name>']],
    ['words in angle brackets', 'name: <a label for the app>', ['<a label for the app>']],
    ['mustaches', 'name: web-{{ .Values.name }}', ['{{ .Values.name }}']],
    ['mustaches alone', 'name: {{ name }}', ['{{ name }}']],
    ['shell variables', 'name: ${NAME}', ['${NAME}']],
  ])('%s', (_, line, placeholders) => {
    const [block] = lessonOf('a.md', ...fence('yaml', 'apiVersion: v1', 'kind: Pod', 'metadata:', `  ${line}`)).blocks;
    expect(block?.role).toBe('template');
    expect(block?.placeholders?.map(({ text }) => text)).toEqual(placeholders);
    expect(block?.placeholders?.[0]?.range.start.line).toBe(6);
  });

  test.each([
    ['HTML in data', ['apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: a', 'data:', '  index.html: <h1>Hi</h1>', '  x: ${HOME}']],
    ['variables of the container', [...podLines('a'), '    args: ["echo ${HOME}", "<b>"]']],
    ['an alert', ['apiVersion: monitoring.coreos.com/v1', 'kind: PrometheusRule', 'metadata:', '  name: a', 'spec:', '  summary: "Pod {{ $labels.pod }}"']],
  ])('not %s', (_, lines) => {
    expect(roles('a.md', ...fence('yaml', ...lines))[0]?.[0]).toBe('manifest');
  });

  test('lines that stand for something left out', () => {
    const [block] = lessonOf('a.md', ...fence('yaml', 'apiVersion: v1', 'kind: Pod', '...', 'spec:', '  containers:', '  ...')).blocks;
    expect(block?.role).toBe('template');
    expect(block?.elisions?.map(({ start }) => [start.line, start.column])).toEqual([
      [5, 1],
      [8, 3],
    ]);
  });
});

const fragmentAfter = (sentence: string) => lessonOf('a.md', 'Create `pod.yaml`:', ...fence('yaml', ...podLines('a')), sentence, ...fence('yaml', 'containers:', '- name: web', '  image: nginx:2')).blocks[1];

describe('file names', () => {
  test('a comment at the top, also of each document', () => {
    const lesson = lessonOf('a.md', ...fence('yaml', '# blue.yaml', ...podLines('blue'), '---', '# k8s/green.yaml', ...podLines('green')));
    expect(lesson.blocks[0]).toMatchObject({ role: 'file', file: 'blue.yaml', fileFrom: 'comment' });
    expect(lesson.blocks[0]?.files?.map(({ name, document, range }) => [name, document, range.start.line])).toEqual([
      ['blue.yaml', 0, 3],
      ['k8s/green.yaml', 1, 13],
    ]);
    expect(lesson.revisions.map(({ name, documents }) => [name, documents.length])).toEqual([
      ['blue.yaml', 1],
      ['k8s/green.yaml', 1],
    ]);
  });

  test('a comment that is a sentence names nothing', () => {
    expect(roles('a.md', ...fence('yaml', '# stable deployment (90% of traffic)', ...podLines('a')))).toEqual([['manifest', undefined]]);
  });

  test.each([
    ['Create a new `pod.yaml` file:', 'pod.yaml'],
    ['Edit `k8s/pod.yaml` to start it.', 'k8s/pod.yaml'],
    ['`src/pod.yml`', 'src/pod.yml'],
    ['Here is `pod.yaml`:', 'pod.yaml'],
    ['Add the selector to your config (`src/pod.yml`)', 'src/pod.yml'],
    ['Unlike `pod.yaml`, this one runs twice.', undefined],
    ['Copy `a.yaml` to `b.yaml`:', undefined],
    ['Apply it with `kubectl apply -f pod.yaml`:', undefined],
    ['A Pod:', undefined],
  ])('%s', (sentence, file) => {
    expect(roles('a.md', sentence, ...fence('yaml', ...podLines('a')))).toEqual([[file === undefined ? 'manifest' : 'file', file]]);
  });

  test('a step before, but not beyond a heading or another block', () => {
    expect(roles('a.md', '- Create a new `pod.yaml` file.', '- Say that you want one Pod.', ...fence('yaml', ...podLines('a')), ...fence('yaml', ...podLines('b')))).toEqual([
      ['file', 'pod.yaml'],
      ['manifest', undefined],
    ]);
    expect(roles('a.md', 'Create `pod.yaml`.', '', '## Next', '', 'So:', ...fence('yaml', ...podLines('a')))).toEqual([['manifest', undefined]]);
  });

  test('a sentence names nothing in a lesson, whose fences do', () => {
    expect(roles('a.mdx', ...FRONT, '', 'Create `pod.yaml`:', ...fence('yaml', ...podLines('a')))).toEqual([['manifest', undefined]]);
  });

  test('a fragment belongs to a file that exists', () => {
    expect(fragmentAfter('Update the image in pod.yaml:')).toMatchObject({ role: 'fragment', file: 'pod.yaml', at: 'spec', atInferred: true });
    expect(fragmentAfter('Now run `kubectl apply -f pod.yaml`:')).toMatchObject({ role: 'fragment', file: 'pod.yaml' });
    expect(fragmentAfter('Update the image in service.yaml:')?.file).toBeUndefined();
  });
});

const commented = ['# The version', 'apiVersion: v1', '# The type', 'kind: Pod', '# Data about it', 'metadata:', '  name: a # Its name', 'spec: {} # What it is'];

const afterPod = (...lines: string[]): [string, string | undefined][] => roles('a.md', 'Create `pod.yaml`:', ...fence('yaml', ...podLines('a')), ...lines);

describe('commented copies', () => {
  test('announced, or folded away', () => {
    expect(afterPod("Here's a breakdown of the file:", ...fence('yaml', ...commented))[1]).toEqual(['explains', 'pod.yaml']);
    expect(afterPod('??? abstract "More"', '    ```yaml', ...commented.map((line) => `    ${line}`), '    ```')[1]).toEqual(['explains', 'pod.yaml']);
  });

  test('folded away in HTML', () => {
    expect(afterPod('<details>', '<summary>More</summary>', '', ...fence('yaml', ...commented), '</details>')[1]).toEqual(['explains', 'pod.yaml']);
  });

  test('one that does not parse', () => {
    expect(afterPod('??? abstract "Breakdown"', '    ```yaml', ...commented.map((line) => `    ${line.trim()}`), '     x: [', '    ```')[1]).toEqual(['explains', 'pod.yaml']);
  });

  test('neither of another object, nor without an announcement, nor with few comments', () => {
    expect(afterPod('A breakdown:', ...fence('yaml', ...commented.map((line) => line.replace('name: a', 'name: b'))))[1]?.[0]).toBe('manifest');
    expect(afterPod('Then:', ...fence('yaml', ...commented))[1]?.[0]).toBe('manifest');
    expect(afterPod('A breakdown:', ...fence('yaml', '# One', ...podLines('a')))[1]?.[0]).toBe('manifest');
  });
});

describe('commands', () => {
  test.each([
    ['bash', ['kubectl get pods'], 'commands'],
    ['bash', ['$ kubectl get pods', 'NAME'], 'console'],
    ['console', ['# setup: kubectl create ns a'], 'console'],
    ['console', ['NAME   READY'], 'other'],
    ['shell-session', ['kubectl get pods'], 'commands'],
    ['', ['kubectl get pods', 'docker ps -a'], 'commands'],
    ['', ['$ kubectl get pods', 'NAME'], 'console'],
    ['text', ['kubectl'], 'other'],
    ['', ['$ 5 is the price'], 'other'],
  ])('%s %j is %s', (language, lines, role) => {
    expect(roles('a.md', ...fence(language, ...lines))[0]?.[0]).toBe(role);
  });
});

test.each(['tab="pod.yaml"', 'filename=pod.yaml', 'caption="pod.yaml"', '{ .yaml name="pod.yaml" }'])('a file that another generator names: %s', (info) => {
  const opener = info.startsWith('{') ? info : `yaml ${info}`;
  expect(roles('a.md', `\`\`\`${opener}`, ...podLines('a'), '```')).toEqual([['file', 'pod.yaml']]);
});

test('a tab that is no file', () => {
  expect(roles('a.md', '```yaml tab="Kubernetes"', ...podLines('a'), '```')).toEqual([['manifest', undefined]]);
});

describe('fences whose label says less than their content', () => {
  test.each(['k8s', 'kubernetes', 'yaml+jinja', 'helm'])('a manifest in ```%s', (language) => {
    expect(roles('a.md', ...fence(language, ...podLines('a')))).toEqual([['manifest', undefined]]);
  });

  test('a session in ```yaml, because a manifest follows', () => {
    const [block] = lessonOf('a.md', ...fence('yaml', '$ kubectl apply -f - << END', ...podLines('a'), 'END')).blocks;
    expect(block?.role).toBe('console');
    expect(block?.commands?.[0]?.heredocs).toHaveLength(1);
  });

  test.each([
    ['yaml', ['kubectl apply -f - <<EOF', ...podLines('a'), 'EOF']],
    ['yaml', ['# Make it', 'export NAME=a', "cat <<-'EOF' | kubectl apply -f -", ...podLines('a'), '\tEOF']],
    ['', ['cat <<EOF >$PLACE/pod.yaml', ...podLines('a'), 'EOF']],
    ['text', ['DIR=there', 'mkdir $DIR', 'cat >$DIR/pod.yaml <<"END"', ...podLines('a'), 'END', 'ls $DIR']],
  ])('a script with a here-document in ```%s %#', (language, content) => {
    const [block] = lessonOf('a.md', ...fence(language, ...content)).blocks;
    expect(block?.role).toBe('commands');
    expect(block?.commands?.flatMap(({ heredocs }) => heredocs)).toHaveLength(1);
  });

  test('a manifest that holds such a script', () => {
    const script = ['data:', '  run.sh: |', '    cat <<EOF', '    text', '    EOF'];
    expect(roles('a.md', ...fence('yaml', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', '  name: a', ...script))).toEqual([['manifest', undefined]]);
  });

  test.each([
    ['a difference', 'yaml', ['--- a/pod.yaml', '+++ b/pod.yaml', '@@ -1 +1 @@', '-a: 1', '+a: 2']],
    ['JSON with comments', 'json', ['{', '  "apiVersion": "v1",', '  // the kind', '  "kind": "Pod"', '}']],
    ["Go's types", 'yaml', ['spec:', '  strategy:', '    rollingUpdate:', '      maxSurge: *int32']],
    ["a server's answer", 'json', ['{"kind": "Status", "apiVersion": "v1", "status": "Failure"}']],
    ['a review', 'yaml', ['apiVersion: admission.k8s.io/v1', 'kind: AdmissionReview', 'request: {}']],
    ['an eviction', 'yaml', ['apiVersion: policy/v1', 'kind: Eviction', 'metadata:', '  name: web']],
  ])('%s is no manifest', (_, language, content) => {
    expect(roles('a.md', ...fence(language, ...content))).toEqual([['other', undefined]]);
  });

  test('a name in braces is a placeholder', () => {
    const [block] = lessonOf('a.md', ...fence('yaml', ...podLines('{name-of-the-pod}'))).blocks;
    expect(block?.placeholders?.map(({ text }) => text)).toEqual(['{name-of-the-pod}']);
  });
});
