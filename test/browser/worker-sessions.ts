import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { readConsole } from '../../src/lesson/shell/read-console.ts';
import { readSteps } from '../../src/run/console/read-steps.ts';
import type { Request } from '../../src/run/worker/protocol.ts';
import { wholeExcerpt } from '../../src/text/excerpt.ts';
import { createSource } from '../../src/text/source.ts';

const RECORDED = join(import.meta.dirname, '../transcripts');

/** What a page asks of its worker. */
export interface WorkerSession {
  name: string;
  requests: readonly Request[];
}

/** Four pods of nginx with a readiness probe. */
export const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  replicas: 4
  selector:
    matchLabels:
      app: web
  template:
    metadata:
      labels:
        app: web
    spec:
      containers:
      - name: web
        image: nginx:1.29
        ports:
        - containerPort: 80
        readinessProbe:
          httpGet:
            path: /
            port: 80
`;

const SERVICE = `apiVersion: v1
kind: Service
metadata:
  name: web
spec:
  type: NodePort
  selector:
    app: web
  ports:
  - port: 80
    nodePort: 30080
`;

function session(name: string, files: Readonly<Record<string, string>>, commands: readonly string[], more: readonly Request[] = []): WorkerSession {
  return { name, requests: [{ type: 'start', seed: 11, files }, ...commands.map((command, index): Request => ({ type: 'play', id: index + 1, command })), ...more] };
}

/** A session recorded with the real kubectl. */
function recorded(name: string): WorkerSession {
  const folder = join(RECORDED, name);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const textOf = (path: string): string => readFileSync(path, 'utf8');
  const source = createSource('session.console', textOf(join(folder, 'session.console')));
  const steps = readSteps(readConsole(wholeExcerpt(source)), source);
  return {
    name: `the recorded session ${name}`,
    requests: [
      { type: 'start', seed: 3, unknownImages: 'placeholder', files: Object.fromEntries(files.map((path) => [relative(folder, path).replaceAll('\\', '/'), textOf(path)])) },
      ...steps.map(({ command, seconds, meanwhile, interrupted }, index): Request => ({ type: 'play', id: index + 1, command, seconds, meanwhile, interrupted })),
    ],
  };
}

const OWN: readonly WorkerSession[] = [
  session('a deployment from its file to its end', { 'deployment.yaml': DEPLOYMENT, 'service.yaml': SERVICE }, [
    'kubectl apply -f deployment.yaml -f service.yaml',
    'kubectl get all -o wide',
    'sleep 20',
    'kubectl get pods -o json | jq -r ".items[].status.podIP" | sort',
    'for i in $(seq 5); do curl -s localhost:30080 | grep -i "<title>"; done',
    'kubectl describe deployment web',
    'kubectl get events --sort-by=.lastTimestamp | tail -n 5',
    'kubectl delete -f deployment.yaml -f service.yaml',
    'kubectl get pods',
  ]),
  session('commands that fail', { 'broken.yaml': DEPLOYMENT.replace('replicas: 4', 'replicas: four').replace('ports:', 'prots:') }, [
    'kubectl apply -f broken.yaml',
    'kubectl apply -f missing.yaml',
    'kubectl get foo; echo $?',
    'kubectl delete pod nobody --now --nope',
    'nosuchcommand',
    'echo "unclosed',
    'while true; do :; done',
  ]),
  session('the shell', {}, [
    "cat > notes.txt <<'EOF'\npear 3\napple 10\npear 1\nEOF",
    "sort notes.txt | awk '{ sum[$1] += $2 } END { for (name in sum) print name, sum[name] }' | sort",
    "sed -n 's/^pear \\(.*\\)/\\1/p' notes.txt | paste -sd+ | tee sum && wc -c < sum",
    'mkdir -p a/b && cp notes.txt a/b && find . -name "*.txt" | xargs grep -c pear; ls -l a/b',
    'printf "%05.1f|%-6s|\\n" 3.14159 ab; echo {1..4} $((7 * 6)) ${HOME##*/}; date',
    'alias k=kubectl; k get nodes | head -n 2 | column -t; echo $RANDOM',
    "echo 'Ω ß é' | grep -P '\\p{Lu}' ; echo ÄÖ | grep -i äö | tr -d '\\n' | base64 | rev",
    'diff <(seq 3) <(seq 2 4); echo $?',
  ]),
  session('watches and other terminals', { 'deployment.yaml': DEPLOYMENT }, ['kubectl apply -f deployment.yaml'], [
    { type: 'play', id: 2, command: 'kubectl get pods -w', meanwhile: ['kubectl delete pod -l app=web --wait=false'], interrupted: true },
    { type: 'write', name: 'deployment.yaml', text: DEPLOYMENT.replace('1.29', '1.28') },
    { type: 'play', id: 3, command: 'kubectl apply -f deployment.yaml; kubectl get rs', seconds: 30 },
    { type: 'play', id: 4, command: 'kubectl get rs,pods' },
    { type: 'play', id: 5, command: '(sleep 3; echo later) & echo now; wait; jobs' },
  ]),
];

/** Sessions that a page plays: of our own, and recorded ones. */
export const SESSIONS: readonly WorkerSession[] = [
  ...OWN,
  ...readdirSync(RECORDED, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => recorded(name)),
];
