import { describe, expect, test } from 'vitest';
import { DEPLOYMENT, POD, shell } from '../testing/commands.ts';

// Command lines that no recorded session has, with what kubectl printed for them in front of the same objects.
describe('generators', () => {
  test.each([
    ['create secret generic s --from-literal=a=b --from-literal=a=c', 'error: cannot add key a, another key by that name already exists\n? 1\n'],
    ['create quota q --hard=cpu=1 --scopes=Terminating,', 'error: invalid resource quota scope ""\n? 1\n'],
    ['create service clusterip s --tcp=80:99999', 'error: must be between 1 and 65535, inclusive\n? 1\n'],
    ['create service clusterip s --clusterip=None --tcp=5 --dry-run=client', 'service/s created (dry run)\n'],
    ['create service externalname s --external-name=A_b', 'error: invalid service external name A_b\n? 1\n'],
    ['create role r --verb=get --resource=deployments.extensions', 'the server doesn\'t have a resource type "deployments" in group "extensions"\n? 1\n'],
    ['create configmap c --append-hash --dry-run=client -o name', 'configmap/c-94b26g54cg\n'],
    ['create configmap c --dry-run=client --validate=foo', 'error: invalid - validate option "foo"; must be one of: strict (or true), warn, ignore (or false)\n? 1\n'],
    ['run p --image=', 'error: --image is required\n? 1\n'],
    ['alpha', 'No alpha commands are available in this version of kubectl\n'],
    ['version foo', 'error: extra arguments: [foo]\n? 1\n'],
  ])('kubectl %s', async (words, said) => {
    expect(await shell().run(`kubectl ${words}`)).toBe(said);
  });

  test('--save-config keeps the order of the fields', async () => {
    expect(await shell().run("kubectl create cm c --from-literal=a=b --dry-run=client --save-config -o jsonpath='{.metadata.annotations}'"))
      .toContain(String.raw`{\"kind\":\"ConfigMap\",\"apiVersion\":\"v1\",\"metadata\":{\"name\":\"c\"},\"data\":{\"a\":\"b\"}}\n`);
  });
});

describe('workloads', () => {
  test.each([
    ['rollout history svc/kubernetes', 'error: error retrieving history for "Service", no visitor method exists for { Service}\n? 1\n'],
    ['rollout history pod/web', 'error: no history viewer has been implemented for "Pod"\n? 1\n'],
    ['scale deploy/web --all --replicas=2', 'deployment.apps/web scaled\n'],
    ['expose deploy --port=80', 'error: resource(s) were provided, but no name was specified\n? 1\n'],
    ['get deploy,pods --sort-by=.metadata.name', 'error: couldn\'t find any field with path "{.metadata.name}" in the list of objects\n? 1\n'],
  ])('kubectl %s', async (words, said) => {
    expect(await shell(`${POD}---\n${DEPLOYMENT}`).run(`kubectl ${words}`)).toBe(said);
  });

  test('a paused deployment is not rolled back', async () => {
    const { run, cluster } = shell(DEPLOYMENT);
    cluster.advance(5);
    await run('kubectl set image deploy/web web=api:0.2.0');
    cluster.advance(5);
    await run('kubectl rollout pause deploy/web');
    expect(await run('kubectl rollout undo deploy/web')).toBe("error: you cannot rollback a paused deployment; resume it first with 'kubectl rollout resume' and try again\n? 1\n");
  });

  test('a service account that is set already is told of again', async () => {
    const { run } = shell(DEPLOYMENT);
    await run('kubectl set serviceaccount deploy web default');
    expect(await run('kubectl set serviceaccount deploy web default')).toBe('deployment.apps/web serviceaccount updated\n');
  });

  test('keys that are no names of variables are changed', async () => {
    const { run } = shell(DEPLOYMENT);
    await run('kubectl create cm conf --from-literal=k=v');
    expect(await run('kubectl set env deploy/web --from=cm/conf')).toBe('Warning: key k transferred to K\ndeployment.apps/web env updated\n');
  });
});

describe('files', () => {
  const nameless = 'apiVersion: v1\nkind: ConfigMap\n';
  test('apply needs a name', async () => {
    const { run, files } = shell();
    files['a.yaml'] = `${nameless}metadata: {generateName: x-}\n`;
    expect(await run('kubectl apply -f a.yaml')).toBe('error: from x-: cannot use generate name with apply\n? 1\n');
    files['a.yaml'] = `${nameless}metadata: {labels: {a: b}}\n`;
    expect(await run('kubectl apply -f a.yaml')).toContain('resource name may not be empty\n? 1\n');
    expect(await run('kubectl delete -f a.yaml')).toBe('error: error when deleting "a.yaml": resource name may not be empty\n? 1\n');
  });

  test('a PodDisruptionBudget is configured each time', async () => {
    const { run, files } = shell();
    files['a.yaml'] = 'apiVersion: policy/v1\nkind: PodDisruptionBudget\nmetadata: {name: keep}\nspec: {minAvailable: 1, selector: {matchLabels: {a: b}}}\n';
    await run('kubectl apply -f a.yaml');
    expect(await run('kubectl apply -f a.yaml')).toBe('poddisruptionbudget.policy/keep configured\n');
    expect(await run('kubectl replace --force --dry-run=client -f a.yaml')).toBe('error: --dry-run can not be used when --force is set\n? 1\n');
  });
});
