import { describe, expect, test } from 'vitest';
import type { ApiClient } from '../../cluster/api/requests.ts';
import { badRequest } from '../../cluster/api/status-error.ts';
import type { KubeObject } from '../../kube/object.ts';
import { failureOf } from '../errors/error-text.ts';
import { ErrorList } from '../errors/command-error.ts';
import { fakeClient } from '../testing/fake-client.ts';
import { fakeContext } from '../testing/fake-context.ts';
import type { SelectOptions } from './select-options.ts';
import { select } from './select.ts';

const object = (apiVersion: string, kind: string, name: string, namespace: string | undefined = 'default'): KubeObject =>
  ({ apiVersion, kind, metadata: { name, labels: { app: name }, ...(namespace === undefined ? {} : { namespace }) } });
const CLUSTER = [
  object('v1', 'Pod', 'web'), object('v1', 'Pod', 'api'), object('v1', 'Pod', 'web', 'dev'), object('v1', 'Service', 'web'),
  object('apps/v1', 'Deployment', 'web'), object('v1', 'Node', 'node-1', undefined), object('batch/v1', 'CronJob', 'nightly'),
];

type Options = Partial<SelectOptions> & { files?: Record<string, string>; stdin?: string };

/** What is found, as `resource namespace/name`, and what is said of the rest. */
function found(options: Options): { objects: string[]; said: string } {
  const { files = {}, stdin = '', ...rest } = options;
  const client: ApiClient = fakeClient(CLUSTER);
  try {
    const { infos, errors } = select({ client, context: fakeContext({ files, stdin }) }, { namespace: 'default', continueOnError: true, ...rest }).infos();
    const objects = infos.map(({ resource, namespace, name }) => `${resource.plural} ${namespace ?? '-'}/${name}`);
    return { objects, said: errors.length === 0 ? '' : failureOf(new ErrorList(errors)).text };
  } catch (error) {
    return { objects: [], said: failureOf(error).text };
  }
}

describe('resource arguments', () => {
  test.each<[string, Options, string[]]>([
    ['pod web', { args: ['pod', 'web'] }, ['pods default/web']],
    ['po/web svc/web', { args: ['po/web', 'svc/web'] }, ['pods default/web', 'services default/web']],
    ['pods,svc web', { args: ['pods,svc', 'web'] }, ['pods default/web', 'services default/web']],
    ['Deployment', { args: ['Deployment'], allowEmptySelector: true }, ['deployments default/web']],
    ['deployments.v1.apps web', { args: ['deployments.v1.apps', 'web'] }, ['deployments default/web']],
    ['pods.v1. web', { args: ['pods.v1.', 'web'] }, ['pods default/web']],
    ['deploy.apps/web', { args: ['deploy.apps/web'] }, ['deployments default/web']],
    ['all', { args: ['all'], allowEmptySelector: true }, ['pods default/web', 'pods default/api', 'services default/web', 'deployments default/web', 'cronjobs default/nightly']],
    ['pods -A', { args: ['pods'], allowEmptySelector: true, allNamespaces: true }, ['pods default/web', 'pods default/api', 'pods dev/web']],
    ['pods -n dev', { args: ['pods'], allowEmptySelector: true, namespace: 'dev' }, ['pods dev/web']],
    ['pods,deploy -l app=web', { args: ['pods,deploy'], selector: 'app=web' }, ['pods default/web', 'deployments default/web']],
    ['pods --all', { args: ['pods'], all: true }, ['pods default/web', 'pods default/api']],
    ['node node-1', { args: ['node', 'node-1'] }, ['nodes -/node-1']],
    ['a name of a default type', { namesOf: { type: 'pods', names: ['web', 'deploy/web'] } }, ['pods default/web', 'deployments default/web']],
  ])('%s', (_, options, objects) => {
    expect(found(options)).toEqual({ objects, said: '' });
  });

  // Recorded with kubectl 1.36.
  test.each<[string, Options, string]>([
    ['nosuchkind', { args: ['nosuchkind'], allowEmptySelector: true }, 'error: the server doesn\'t have a resource type "nosuchkind"'],
    ['pods,nosuch', { args: ['pods,nosuch'], allowEmptySelector: true }, 'error: the server doesn\'t have a resource type "nosuch"'],
    ['nosuchkind/x', { args: ['nosuchkind/x'] }, 'error: the server doesn\'t have a resource type "nosuchkind"'],
    ['deploy.nosuchgroup', { args: ['deploy.nosuchgroup'], allowEmptySelector: true }, 'error: the server doesn\'t have a resource type "deploy"'],
    ['DEPLOY web', { args: ['DEPLOY', 'web'] }, 'error: the server doesn\'t have a resource type "DEPLOY"'],
    ['pods extra/arg', { args: ['pods', 'extra/arg'] }, "error: there is no need to specify a resource type as a separate argument when passing arguments in resource/name form (e.g. 'kubectl get resource/<resource_name>' instead of 'kubectl get resource resource/<resource_name>'"],
    ['/', { args: ['/'] }, 'error: arguments in resource/name form must have a single resource and name'],
    ['pod/', { args: ['pod/'] }, 'error: arguments in resource/name form must have a single resource and name'],
    ['svc/web/x', { args: ['svc/web/x'] }, 'error: arguments in resource/name form may not have more than one slash'],
    ['pod', { args: ['pod'] }, 'error: resource(s) were provided, but no name was specified'],
    ['pod x --all', { args: ['pod', 'x'], all: true }, 'error: name cannot be provided when a selector is specified'],
    ['pod -l a=b --all', { args: ['pod'], selector: 'a=b', all: true }, "error: setting 'all' parameter but found a non empty selector. "],
    ['pod x -l a=b', { args: ['pod', 'x'], selector: 'a=b' }, 'error: name cannot be provided when a selector is specified'],
    ['pod/a -A', { args: ['pod/a'], allNamespaces: true }, 'error: a resource cannot be retrieved by name across all namespaces'],
    ['pod,svc x', { args: ['pod,svc', 'x'] }, 'Error from server (NotFound): pods "x" not found\nError from server (NotFound): services "x" not found'],
    ['deploy web svc web', { args: ['deploy', 'svc', 'nosuch'] }, 'Error from server (NotFound): deployments.apps "svc" not found\nError from server (NotFound): deployments.apps "nosuch" not found'],
  ])('%s is refused', (_, options, said) => {
    expect(found(options)).toEqual({ objects: [], said: `${said}\n` });
  });

  // Recorded with kubectl 1.36, whose server speaks from `unable` on.
  test('a selector that the server cannot read', () => {
    const client: ApiClient = { ...fakeClient(), list: () => { throw badRequest("unable to parse requirement: found 'dev' expected: '('"); } };
    const { errors } = select({ client, context: fakeContext() }, { namespace: 'default', args: ['pods'], selector: 'env in dev', continueOnError: true }).infos();
    expect(failureOf(errors[0]).text).toBe('Error from server (BadRequest): Unable to find "/v1, Resource=pods" that match label selector "env in dev", field selector "": unable to parse requirement: found \'dev\' expected: \'(\'\n');
  });

  test('nothing at all', () => {
    expect(found({}).said).toBe("error: You must provide one or more resources by argument or filename.\nExample resource specifications include:\n   '-f rsrc.yaml'\n   '--filename=rsrc.json'\n   '<resource> <name>'\n   '<resource>'\n");
  });
});

const manifest = (kind: string, name: string, more = ''): string => `apiVersion: ${kind === 'Deployment' ? 'apps/v1' : 'v1'}\nkind: ${kind}\nmetadata:\n  name: ${name}\n${more}`;

describe('files', () => {
  const files = {
    'all.yaml': `${manifest('Deployment', 'web')}---\n${manifest('Service', 'web', '  namespace: dev\n')}---\n---\n# nothing\n`,
    'dir/b.yaml': manifest('Pod', 'b'), 'dir/a.yml': manifest('Pod', 'a', '  labels: {part: one}\n'), 'dir/c.json': '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"c"}}',
    'dir/notes.txt': 'no manifest', 'dir/sub/d.yaml': manifest('Pod', 'd'),
    'list.yaml': `apiVersion: v1\nkind: List\nitems:\n- {apiVersion: v1, kind: Pod, metadata: {name: x}}\n- {apiVersion: v1, kind: Namespace, metadata: {name: dev, namespace: z}}\n`,
    'pods.yaml': 'apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: x}\n',
    'broken.yaml': `${manifest('Pod', 'ok')}---\napiVersion: v1\nkind: Pod\nmetadata:\n\tname: x\n`,
    'crd.yaml': 'apiVersion: ml.example.com/v1\nkind: Training\nmetadata:\n  name: iris\n',
    'kustomization.yaml': 'resources: [a.yaml]\n',
    'number.yaml': manifest('Pod', 'x', '  labels: {a: 1}\n'),
  };
  const from = (...filenames: string[]): Options => ({ files, filenames, validate: true });

  test.each<[string, Options, string[]]>([
    ['several documents', from('all.yaml'), ['deployments default/web', 'services dev/web']],
    ['a folder, by name', from('dir'), ['pods default/a', 'pods default/b', 'pods default/c']],
    ['a folder with what is below it', { ...from('./dir/'), recursive: true }, ['pods default/a', 'pods default/b', 'pods default/c', 'pods default/d']],
    ['a pattern', from('dir/*.yaml'), ['pods default/b']],
    ['a list', from('list.yaml'), ['pods default/x', 'namespaces -/dev']],
    ['a list of one kind', from('pods.yaml'), ['pods default/x']],
    ['standard input', { ...from('-'), stdin: manifest('Pod', 'in') }, ['pods default/in']],
    ['by label', { ...from('dir'), selector: 'part=one' }, ['pods default/a']],
    ['in another namespace', { ...from('dir/b.yaml'), namespace: 'dev', enforceNamespace: true }, ['pods dev/b']],
  ])('%s', (_, options, objects) => {
    expect(found(options)).toEqual({ objects, said: '' });
  });

  test('objects carry the namespace that the command gives them, and the file they are from', () => {
    const { infos } = select({ client: fakeClient(), context: fakeContext({ files }) }, { namespace: 'dev', filenames: ['./dir/'] }).infos();
    expect(infos[0]).toMatchObject({ source: 'dir/a.yml', object: { metadata: { name: 'a', namespace: 'dev' } } });
  });

  test.each<[string, Options, string]>([
    ['a missing file', from('nosuch.yaml'), 'error: the path "nosuch.yaml" does not exist'],
    ['two missing files', from('a.yaml', 'b.yaml'), 'the path "a.yaml" does not exist\nthe path "b.yaml" does not exist'],
    ['an unknown kind', from('crd.yaml'), 'error: resource mapping not found for name: "iris" namespace: "" from "crd.yaml": no matches for kind "Training" in version "ml.example.com/v1"\nensure CRDs are installed first'],
    ['no object', from('kustomization.yaml'), 'error: error validating "kustomization.yaml": error validating data: [apiVersion not set, kind not set]; if you choose to ignore these errors, turn validation off with --validate=false'],
    ['metadata of a wrong type', from('number.yaml'), 'error: unable to decode "number.yaml": json: cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string'],
    ['a file and names', { ...from('all.yaml'), args: ['web'] }, 'error: when paths, URLs, or stdin is provided as input, you may not specify resource arguments as well'],
    ['a missing kustomization', { kustomize: 'nosuchdir' }, "error: must build at directory: not a valid directory: evalsymlink failure on 'nosuchdir' : lstat /home/learner/k8s/nosuchdir: no such file or directory"],
    ['another namespace', { ...from('all.yaml'), namespace: 'default', enforceNamespace: true, args: [] }, 'error: the namespace from the provided object "dev" does not match the namespace "default". You must pass \'--namespace=dev\' to perform this operation.'],
  ])('%s is refused', (_, options, said) => {
    expect(found(options).said).toBe(`${said}\n`);
  });

  test('a broken document ends its file, and not the others', () => {
    const { objects, said } = found(from('broken.yaml', 'dir/b.yaml'));
    expect(objects).toEqual(['pods default/ok', 'pods default/b']);
    expect(said).toMatch(/^error: error parsing broken\.yaml: error converting YAML to JSON: yaml: line 4: found character that cannot start any token\n$/);
  });

  test('a mistake whose words in the decoder are not known', () => {
    expect(found({ files: { 'open.yaml': 'a: 1\nb: {c: d\n' }, filenames: ['open.yaml'] }).said).toBe(
      'error: error parsing open.yaml: error converting YAML to JSON: yaml: line 2: the bracket { that opens here is never closed\n');
  });

  test('without continueOnError the first error ends it', () => {
    expect(found({ ...from('broken.yaml', 'dir/b.yaml'), continueOnError: false }).objects).toEqual([]);
  });
});
