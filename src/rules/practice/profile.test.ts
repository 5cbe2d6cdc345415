import { describe, expect, test } from 'vitest';
import { parseLesson } from '../../lesson/parse.ts';
import { createSource } from '../../text/source.ts';
import { checkLesson } from '../check.ts';
import { practiceRules } from './rules.ts';

/** An application as the Kubernetes documentation advises to run one. */
const READY = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: api
  namespace: shop
spec:
  replicas: 3
  selector:
    matchLabels:
      app: api
  template:
    metadata:
      labels:
        app: api
    spec:
      automountServiceAccountToken: false
      topologySpreadConstraints:
      - maxSkew: 1
        topologyKey: kubernetes.io/hostname
        whenUnsatisfiable: ScheduleAnyway
        labelSelector:
          matchLabels:
            app: api
      securityContext:
        runAsNonRoot: true
        seccompProfile:
          type: RuntimeDefault
      containers:
      - name: api
        image: registry.example/api:1.4.2
        ports:
        - name: http
          containerPort: 8000
        readinessProbe:
          httpGet:
            path: /healthz
            port: http
        livenessProbe:
          httpGet:
            path: /healthz
            port: http
          failureThreshold: 10
        lifecycle:
          preStop:
            sleep:
              seconds: 5
        resources:
          requests:
            cpu: 100m
            memory: 128Mi
          limits:
            memory: 256Mi
        securityContext:
          allowPrivilegeEscalation: false
          readOnlyRootFilesystem: true
          capabilities:
            drop: [ALL]
---
apiVersion: v1
kind: Service
metadata:
  name: api
  namespace: shop
spec:
  selector:
    app: api
  ports:
  - port: 80
    targetPort: http
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata:
  name: api
  namespace: shop
spec:
  maxUnavailable: 1
  unhealthyPodEvictionPolicy: AlwaysAllow
  selector:
    matchLabels:
      app: api
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: api
  namespace: shop
spec:
  podSelector:
    matchLabels:
      app: api
  ingress:
  - from:
    - podSelector:
        matchLabels:
          app: web
`;

function advice(text: string, file = 'app.yaml'): string[] {
  const { findings } = checkLesson(parseLesson(createSource(file, text)), { profile: 'production' }, practiceRules);
  return findings.map(({ rule, message }) => `${rule}: ${message}`);
}

describe('the profile production', () => {
  test('its rules are off by default, and none speaks of errors', () => {
    expect(practiceRules.filter(({ profiles }) => profiles?.includes('production') !== true)).toEqual([]);
    expect(practiceRules.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(checkLesson(parseLesson(createSource('app.yaml', READY.replace('replicas: 3', 'replicas: 1')))).findings).toEqual([]);
  });

  test('a manifest that follows all advice is given none', () => {
    expect(advice(READY)).toEqual([]);
  });

  test('front matter chooses it for a page', () => {
    const page = `---\ntitle: A page\nprofile: production\n---\n\n\`\`\`yaml\n${READY.replace('api:1.4.2', 'api')}\`\`\`\n`;
    const { findings } = checkLesson(parseLesson(createSource('page.mdx', page)));
    expect(findings.map(({ rule }) => rule).filter((rule) => rule.startsWith('practice/'))).toEqual(['practice/image-tag']);
  });

  test('a comment with a reason silences it', () => {
    const tagged = READY.replace('        image: registry.example/api:1.4.2', '        # drydock-ignore practice/image-tag: built on the spot\n        image: registry.example/api');
    expect(advice(tagged)).toEqual([]);
  });

  test('a page that brings objects from elsewhere may bring budgets and policies, too', () => {
    const [deployment, service] = READY.split('---\n') as [string, string];
    const page = (commands: string): string => `\`\`\`yaml\n${deployment}---\n${service}\`\`\`\n\n\`\`\`sh\n${commands}\n\`\`\`\n`;
    expect(advice(page('kubectl get pods'), 'page.md').map((one) => one.split(':')[0])).toEqual(['practice/disruption-budget', 'practice/network-policy']);
    expect(advice(page('helm install shop ./chart'), 'page.md')).toEqual([]);
    expect(advice(page('kubectl create poddisruptionbudget api --selector app=api --max-unavailable 1'), 'page.md').map((one) => one.split(':')[0])).toEqual(['practice/network-policy']);
  });

  test('one pod is enough where another workload, a command or an autoscaler makes more', () => {
    const [deployment, service, ...others] = READY.replace('replicas: 3', 'replicas: 1').split('---\n') as [string, string, ...string[]];
    const alone = [deployment, service, ...others].join('---\n');
    const single = /^practice\/single-replica: replicas is 1, and Service api in app\.yaml \(line \d+\) has no other pod/;
    expect(advice(alone)).toEqual([expect.stringMatching(single)]);
    const canary = deployment.replace('name: api\n', 'name: api-canary\n');
    expect(advice([deployment, canary, service, ...others].join('---\n'))).toEqual([]);
    const scaled = `\`\`\`yaml\n${alone}\`\`\`\n\n\`\`\`sh\nkubectl scale deployment api --replicas=3\n\`\`\`\n`;
    expect(advice(scaled, 'page.md')).toEqual([]);
    const keda = `apiVersion: keda.sh/v1alpha1\nkind: ScaledObject\nmetadata:\n  name: api\n  namespace: shop\nspec:\n  scaleTargetRef:\n    name: api\n  triggers:\n  - type: cron\n    metadata: {timezone: UTC, start: 0 6 * * *, end: 0 20 * * *, desiredReplicas: "3"}\n`;
    expect(advice(`${alone}---\n${keda}`)).toEqual([]);
  });

  test('Windows containers have no Linux settings', () => {
    const windows = READY.replace('    spec:\n', '    spec:\n      os: {name: windows}\n').replace(/ +securityContext:\n +runAsNonRoot: true\n +seccompProfile:\n.*\n/, '').replace(/ +securityContext:\n +allow[^]*?drop: \[ALL\]\n/, '');
    expect(windows).not.toContain('securityContext');
    expect(advice(windows)).toEqual([]);
  });

  test('a limit is a request; requests of the whole pod stand for those of its containers', () => {
    const limits = READY.replace(/requests:\n +cpu: 100m\n +memory: 128Mi\n +limits:/, 'limits:\n            cpu: 500m');
    expect(limits).not.toContain('requests');
    expect(advice(limits)).toEqual([]);
    const pod = READY.replace(/ +resources:\n[^]*?256Mi\n/, '').replace('      containers:', '      resources:\n        requests: {cpu: 100m, memory: 128Mi}\n        limits: {memory: 256Mi}\n      containers:');
    expect(advice(pod)).toEqual([]);
  });
});
