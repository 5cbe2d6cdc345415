import { FOREVER, optionOf, type Image } from '../image.ts';
import type { Applet } from '../shell/machine.ts';
import type { Repository } from './catalogue.ts';

const ANY_TAG = /^[\w.-]+$/;
const WELL = { status: 200, headers: { 'Content-Type': 'text/plain' }, body: 'ok' };

/** A component of a cluster: what it does is done elsewhere; in its container it says that it is well. */
const component = (name: string, ports: (args: readonly string[]) => readonly number[], milliCpu: number, megabytes: number): Repository => {
  const run: Applet = function* run({ args, machine }) {
    machine.onTerminate = () => machine.runtime.exit(0);
    for (const port of ports(args)) machine.listeners.set(port, () => WELL);
    yield FOREVER;
    return 0;
  };
  const image: Image = { bytes: 20_000_000, flavour: 'none', user: 65534, entrypoint: [`/${name}`], programs: { [name]: run }, idle: { milliCpu, bytes: megabytes * 1024 * 1024 } };
  return { tags: ANY_TAG, image: () => image };
};

/** A program that does its work and ends. */
const task = (name: string): Repository => ({ tags: ANY_TAG, image: () => ({ bytes: 20_000_000, flavour: 'none', entrypoint: [`/${name}`], programs: { [name]: () => 0 } }) });

/** Components that lessons install: their images exist, so that their pods get ready. */
export const addOns: Readonly<Record<string, Repository>> = {
  'registry.k8s.io/metrics-server/metrics-server': component('metrics-server', (args) => [Number(optionOf(args, 'secure-port') ?? 10250)], 4, 20),
  'registry.k8s.io/ingress-nginx/controller': component('nginx-ingress-controller', () => [80, 443, 8443, 10254], 3, 80),
  'registry.k8s.io/ingress-nginx/kube-webhook-certgen': task('kube-webhook-certgen'),
  traefik: component('traefik', () => [80, 443, 8000, 8443, 8080, 9100], 3, 60),
  'registry.k8s.io/kube-state-metrics/kube-state-metrics': component('kube-state-metrics', () => [8080, 8081], 2, 20),
  'registry.k8s.io/coredns/coredns': component('coredns', () => [53, 8080, 8181, 9153], 2, 14),
};
