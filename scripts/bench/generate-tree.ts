/** Writes a tree of pages to measure with: `node scripts/bench/generate-tree.ts FOLDER [PAGES]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const PAGES_PER_FOLDER = 50;

/** Pages of ten blocks each, in folders of fifty: manifests, a fragment, commands, a session, and prose that speaks of them. */
export function generateTree(folder: string, pages: number): void {
  for (let number = 0; number < pages; number += 1) {
    const path = join(folder, `part-${Math.floor(number / PAGES_PER_FOLDER)}`, `page-${number}.md`);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, page(number));
  }
}

function page(number: number): string {
  const app = `app-${number}`;
  const port = 30000 + (number % 2768);
  const fence = (info: string, ...lines: string[]): string => ['```' + info, ...lines, '```', ''].join('\n');
  return [
    `# Part ${number}: ${app}\n`,
    `This page deploys \`${app}\`, exposes it on port ${port} and scales it.\n`,
    fence('yaml title="config.yaml"', 'apiVersion: v1', 'kind: ConfigMap', 'metadata:', `  name: ${app}-config`, 'data:', `  colour: "${number}"`),
    fence('yaml title="deployment.yaml"', ...deployment(app)),
    'Apply both files:\n',
    fence('console', '$ kubectl apply -f config.yaml -f deployment.yaml', `configmap/${app}-config created`, `deployment.apps/${app} created`),
    fence('yaml title="service.yaml"', 'apiVersion: v1', 'kind: Service', 'metadata:', `  name: ${app}`, 'spec:', '  type: NodePort', '  selector:', `    app: ${app}`, '  ports:', '    - port: 80', '      targetPort: http', `      nodePort: ${port}`),
    fence('sh', 'kubectl apply -f service.yaml', `kubectl rollout status deployment/${app}`, `curl -s http://localhost:${port}/`),
    `The Service \`${app}\` sends requests to the port \`http\` of the container. Three replicas:\n`,
    fence('yaml fragment="deployment.yaml"', 'spec:', '  replicas: 3'),
    fence('sh', 'kubectl apply -f deployment.yaml', `kubectl get pods -l app=${app}`),
    fence('yaml title="hpa.yaml"', 'apiVersion: autoscaling/v2', 'kind: HorizontalPodAutoscaler', 'metadata:', `  name: ${app}`, 'spec:', '  scaleTargetRef:', '    apiVersion: apps/v1', '    kind: Deployment', `    name: ${app}`, '  minReplicas: 3', '  maxReplicas: 9', '  metrics:', '    - type: Resource', '      resource:', '        name: cpu', '        target:', '          type: Utilization', '          averageUtilization: 80'),
    fence('json', `{"page": ${number}, "app": "${app}"}`),
    '## Clean up\n',
    fence('sh', 'kubectl delete -f hpa.yaml -f service.yaml -f deployment.yaml -f config.yaml'),
  ].join('\n');
}

function deployment(app: string): string[] {
  return [
    'apiVersion: apps/v1', 'kind: Deployment', 'metadata:', `  name: ${app}`, '  labels:', `    app: ${app}`, 'spec:', '  replicas: 2',
    '  selector:', '    matchLabels:', `      app: ${app}`, '  template:', '    metadata:', '      labels:', `        app: ${app}`, '    spec:',
    '      containers:', '        - name: web', '          image: nginx:1.29', '          ports:', '            - name: http', '              containerPort: 80',
    '          envFrom:', '            - configMapRef:', `                name: ${app}-config`, '          readinessProbe:', '            httpGet:',
    '              path: /', '              port: http', '          resources:', '            requests:', '              cpu: 100m', '              memory: 64Mi',
    '            limits:', '              memory: 128Mi',
  ];
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder, pages = '2000'] = process.argv.slice(2);
  if (folder === undefined || !/^\d+$/.test(pages)) {
    console.error('Usage: node scripts/bench/generate-tree.ts FOLDER [PAGES]');
    process.exitCode = 2;
  } else {
    generateTree(folder, Number(pages));
  }
}
