import { describe, expect, test } from 'vitest';
import { withoutVarying } from '../testing/replay.ts';
import { configMap, POD, shell } from '../testing/commands.ts';

describe('watching', () => {
  // As recorded with kubectl 1.36, where another terminal created and deleted the pod.
  const WATCHED = `NAME READY STATUS RESTARTS AGE
web 0/1 Pending 0 AGE
web 0/1 Pending 0 AGE
web 0/1 ContainerCreating 0 AGE
web 1/1 Running 0 AGE
web 1/1 Terminating 0 AGE
web 1/1 Terminating 0 AGE
web 1/1 Terminating 0 AGE
`;

  const watch = async (line: string): Promise<string> => {
    const { cluster, run } = shell();
    cluster.clock.after(1, () => cluster.apply(POD));
    cluster.clock.after(4, () => cluster.remove('pods', 'web'));
    return withoutVarying(await run(line, { interruptAfter: 10 }));
  };

  test('each change is a line, until Ctrl-C', async () => {
    expect(await watch('kubectl get pods -w')).toBe(`${WATCHED}? 130\n`);
    expect(await watch('kubectl get pods --watch-only')).toBe(`${WATCHED}? 130\n`);
  });

  test('with what happened', async () => {
    const printed = await watch('kubectl get pods -w --output-watch-events');
    expect(printed.split('\n').map((line) => line.split(' ', 1)[0])).toEqual(['EVENT', 'ADDED', 'MODIFIED', 'MODIFIED', 'MODIFIED', 'MODIFIED', 'MODIFIED', 'DELETED', '?', '']);
  });

  test('in other formats', async () => {
    expect(await watch('kubectl get pods -w -o name')).toBe(`${'pod/web\n'.repeat(7)}? 130\n`);
    expect(await watch("kubectl get pods -w -o jsonpath='{.metadata.name} {.status.phase}{\"\\n\"}'")).toBe(
      `${'web Pending\n'.repeat(3)}${'web Running\n'.repeat(4)}? 130\n`);
  });

  test('one object, which is shown at once', async () => {
    const { cluster, run } = shell(configMap('a', '1'));
    cluster.apply(configMap('b', '1'));
    cluster.clock.after(1, () => cluster.apply(configMap('a', '2')));
    cluster.clock.after(1, () => cluster.apply(configMap('b', '2')));
    expect(withoutVarying(await run('kubectl get cm a -w', { interruptAfter: 3 }))).toBe('NAME DATA AGE\na 1 AGE\na 1 AGE\n? 130\n');
    cluster.clock.after(1, () => cluster.apply(configMap('a', '3')));
    expect(withoutVarying(await run('kubectl get cm a --watch-only --no-headers', { interruptAfter: 3 }))).toBe('a 1 AGE\n? 130\n');
  });

  // Session 31: the objects that are there are one table, and its columns stay as wide for the changes that follow.
  test('several objects, which are shown as one table', async () => {
    const { cluster, run } = shell(configMap('a', '1'));
    cluster.apply(configMap('longer-name', '1'));
    cluster.clock.after(1, () => cluster.apply(configMap('a', '2')));
    const printed = await run('kubectl get cm -w', { interruptAfter: 3 });
    const starts = printed.split('\n').filter((line) => /DATA| 1 /.test(line)).map((line) => line.search(/DATA|1 /));
    expect(starts.length).toBeGreaterThanOrEqual(4);
    expect(new Set(starts).size).toBe(1);
  });

  // As recorded.
  test('what cannot be watched', async () => {
    const { run } = shell();
    expect(await run('kubectl get pods,svc -w')).toBe('error: you may only specify a single resource type\n? 1\n');
    expect(await run('kubectl get pod nosuch -w')).toBe('Error from server (NotFound): pods "nosuch" not found\n? 1\n');
    expect(await run('kubectl get pods --output-watch-events')).toContain('--output-watch-events option can only be used with --watch or --watch-only');
  });
});

describe('raw requests', () => {
  // As recorded.
  test.each([
    ['/healthz', 'ok'],
    ['/nosuch', 'Error from server (NotFound): the server could not find the requested resource\n? 1\n'],
    ['/apis/apps/v1/namespaces/default/deployments', '{"kind":"DeploymentList","apiVersion":"apps/v1","metadata":{"resourceVersion":"N"},"items":[]}\n'],
  ])('%s', async (address, answer) => {
    expect((await shell().run(`kubectl get --raw ${address}`)).replace(/(?<="resourceVersion":")\d+/, 'N')).toBe(answer);
  });

  test('objects, lists with selectors, and discovery', async () => {
    const { run } = shell(configMap('a', '1'));
    const object = JSON.parse(await run('kubectl get --raw /api/v1/namespaces/default/configmaps/a'));
    expect(object).toMatchObject({ kind: 'ConfigMap', apiVersion: 'v1', data: { a: '1' } });
    const list = JSON.parse(await run('kubectl get --raw /api/v1/configmaps?fieldSelector=metadata.name%3Da'));
    expect(list.items).toHaveLength(1);
    expect(JSON.parse(await run('kubectl get --raw /apis/batch')).versions).toEqual([{ groupVersion: 'batch/v1', version: 'v1' }]);
    expect(JSON.parse(await run('kubectl get --raw /api/v1')).resources.map(({ name }: { name: string }) => name)).toContain('pods');
    expect(await run('kubectl get --raw /api/v1/namespaces/default/configmaps/b')).toBe('Error from server (NotFound): configmaps "b" not found\n? 1\n');
  });

  test('what does not go with it', async () => {
    const { run } = shell();
    expect(await run('kubectl get --raw /healthz pods')).toBe('error: arguments may not be passed when --raw is specified\n? 1\n');
    expect(await run('kubectl get --raw /healthz -w')).toBe('error: --raw may not be specified with other flags that filter the server request or alter the output\n? 1\n');
    expect(await run('kubectl get --raw healthz')).toContain('--raw must be a valid URL path');
  });
});

describe('lists', () => {
  const TWO = `${configMap('b', '1')}---\n${configMap('a', '2')}---\napiVersion: v1\nkind: Secret\nmetadata: {name: s}\n`;

  test('sorted', async () => {
    const { run } = shell(TWO);
    expect(await run('kubectl get cm a b --sort-by=.data.a')).toBe('error: couldn\'t find any field with path "{.data.a}" in the list of objects\n? 1\n');
    expect(await run('kubectl get cm,sa --sort-by=.metadata.name')).toBe('error: couldn\'t find any field with path "{.metadata.name}" in the list of objects\n? 1\n');
    expect(withoutVarying(await run('kubectl get cm a --sort-by=.nosuch'))).toBe('NAME DATA AGE\na 1 AGE\n');
    expect(withoutVarying(await run("kubectl get cm --field-selector metadata.name!=kube-root-ca.crt --sort-by='{.data.a}' -o name"))).toBe('configmap/b\nconfigmap/a\n');
    expect(withoutVarying(await run("kubectl get cm --field-selector metadata.name!=kube-root-ca.crt --sort-by=.data.a --no-headers"))).toBe('b 1 AGE\na 1 AGE\n');
    expect(await run('kubectl get cm --sort-by=.nosuch')).toBe('No resources found in default namespace.\n');
  });

  test('several kinds show theirs, also those of which there is none', async () => {
    const { run } = shell(TWO);
    expect(withoutVarying(await run('kubectl get secrets,pods'))).toBe('NAME TYPE DATA AGE\nsecret/s Opaque 0 AGE\n');
    expect(await run('kubectl get pods,deployments')).toBe('No resources found in default namespace.\n');
    expect(await run('kubectl get pv')).toBe('No resources found\n');
    expect(await run('kubectl get cm nosuch --ignore-not-found')).toBe('');
    expect(await run('kubectl get cm nosuch --ignore-not-found -o yaml')).toBe('');
  });

  test('what was found is printed before what was not', async () => {
    const { run } = shell(TWO);
    expect(withoutVarying(await run('kubectl get cm/a secret/nosuch cm/nosuch'))).toBe(`NAME DATA AGE
a 1 AGE
Error from server (NotFound): secrets "nosuch" not found
Error from server (NotFound): configmaps "nosuch" not found
? 1
`);
    expect(await run('kubectl get cm a nosuch -o name')).toBe('configmap/a\nError from server (NotFound): configmaps "nosuch" not found\n? 1\n');
  });

  // As recorded.
  test('the old Endpoints are warned of, once', async () => {
    const { run } = shell();
    expect(withoutVarying(await run('kubectl get endpoints,endpoints kubernetes'))).toMatch(/^Warning: v1 Endpoints is deprecated in v1\.33\+; use discovery\.k8s\.io\/v1 EndpointSlice\nNAME ENDPOINTS AGE\n/);
    expect(await run('kubectl get pods --show-labels -o yaml')).toBe('error: --show-labels option cannot be used with yaml printer\n? 1\n');
  });

  test('a custom resource has the columns of its definition, also for those who may not read it', async () => {
    const { cluster, run } = shell(`apiVersion: apiextensions.k8s.io/v1
kind: CustomResourceDefinition
metadata: {name: trainings.ml.example.com}
spec:
  group: ml.example.com
  scope: Namespaced
  names: {plural: trainings, singular: training, kind: Training}
  versions:
  - name: v1
    served: true
    storage: true
    schema: {openAPIV3Schema: {type: object, properties: {spec: {type: object, properties: {model: {type: string}}}}}}
    additionalPrinterColumns: [{name: Model, type: string, jsonPath: .spec.model}]
`);
    cluster.advance(1);
    cluster.apply(`apiVersion: ml.example.com/v1
kind: Training
metadata: {name: iris}
spec: {model: iris}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: {name: reader}
rules: [{apiGroups: [ml.example.com], resources: [trainings], verbs: [list]}]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: {name: reader}
roleRef: {apiGroup: rbac.authorization.k8s.io, kind: Role, name: reader}
subjects: [{kind: User, name: ana, apiGroup: rbac.authorization.k8s.io}]
`);
    expect(withoutVarying(await run('kubectl get trainings'))).toBe('NAME MODEL\niris iris\n');
    expect(withoutVarying(await run('kubectl get trainings --as=ana'))).toBe('NAME MODEL\niris iris\n');
  });
});
