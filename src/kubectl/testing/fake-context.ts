import type { ApiClient } from '../../cluster/api/requests.ts';
import type { NodeAgents } from '../../cluster/kubelet/agents.ts';
import type { FieldDocs, Files, KubectlContext } from '../context.ts';
import { fakeClient } from './fake-client.ts';

/** The kubeconfig that recorded sessions begin with. */
export const KUBECONFIG = `apiVersion: v1
clusters:
- cluster:
    certificate-authority-data: Y2E=
    server: https://127.0.0.1:6443
  name: docker-desktop
contexts:
- context:
    cluster: docker-desktop
    user: docker-desktop
  name: docker-desktop
current-context: docker-desktop
kind: Config
preferences: {}
users:
- name: docker-desktop
  user:
    client-certificate-data: Y2VydA==
    client-key-data: a2V5
`;

/** What a test can see of the context besides what commands see. */
export interface FakeContext extends KubectlContext {
  /** Everything printed, both streams as they came. */
  printed: string;
  folder: Map<string, string>;
}

/**
 * A context for tests: files in memory, one server at the kubeconfig's address, a clock that stands still.
 * @param files by path; the kubeconfig is there anyway
 */
export function fakeContext({ files = {}, client = fakeClient(), stdin = '', fieldDocs }: {
  files?: Readonly<Record<string, string>>; client?: ApiClient; stdin?: string; fieldDocs?: FieldDocs;
} = {}): FakeContext {
  const folder = new Map(Object.entries({ '/home/learner/.kube/config': KUBECONFIG, ...files }));
  const context: FakeContext = {
    printed: '',
    folder,
    connect: (server) => (server === 'https://127.0.0.1:6443' ? client : undefined),
    agents: {} as NodeAgents,
    out: (text) => void (context.printed += text),
    err: (text) => void (context.printed += text),
    files: filesIn(folder),
    stdin,
    env: { HOME: '/home/learner', PWD: '/home/learner/k8s' },
    waiting: { now: () => Date.UTC(2026, 10, 21, 3, 18, 2), sleep: () => Promise.resolve(), until: (check) => Promise.resolve(check()) },
    ...(fieldDocs === undefined ? {} : { fieldDocs }),
  };
  return context;
}

function filesIn(folder: Map<string, string>): Files {
  const clean = (path: string): string => path.replace(/^(?:\.\/)+/, '').replace(/\/+$/, '') || '.';
  const below = (path: string): string[] => [...folder.keys()].filter((name) => path === '.' || name.startsWith(`${path}/`));
  const rest = (path: string, name: string): string => (path === '.' ? name : name.slice(path.length + 1));
  return {
    read: (path) => folder.get(clean(path)),
    isDirectory: (path) => !folder.has(clean(path)) && below(clean(path)).length > 0,
    list: (path) => [...new Set(below(clean(path)).map((name) => rest(clean(path), name).split('/', 1)[0]!))].sort(),
    write: (path, text) => void folder.set(clean(path), text),
  };
}
