import { crate, hullShape } from './shapes.ts';
import { LINE, PADDING, WIDTH } from './sizes.ts';
import { element, label } from './svg.ts';

/** Width of one of the two nodes, and the gap between them. */
const NODE = 190;
const BETWEEN = WIDTH - 2 * NODE;
/** Heights at which things stand, from top to bottom. */
const CLIENTS = 0;
const CONTROL_PLANE = 62;
const PARTS = CONTROL_PLANE + 30;
const API_SERVER = PARTS + 66;
const NODES = API_SERVER + 92;

/**
 * The parts of a cluster and who asks whom: all but etcd and the container runtimes ask the API server, and it alone asks etcd.
 * Rule: https://kubernetes.io/docs/concepts/architecture/
 */
export function drawClusterMap(): string {
  const nodes = [0, NODE + BETWEEN].map(drawNode).join('');
  const height = NODES + 164;
  return element(
    'svg',
    { viewBox: `0 0 ${WIDTH} ${height}`, 'aria-hidden': 'true', focusable: 'false' },
    drawControlPlane(),
    drawClients(),
    nodes,
  );
}

/** The same in words. */
export function describeClusterMap(): string[] {
  return [
    'The control plane holds the API server, etcd, the scheduler and the controller manager. The scheduler and the controller manager ask the API server, and the API server asks etcd. No other two of them talk to each other.',
    'kubectl and other clients stand outside the cluster and ask the API server.',
    'Below are two nodes. On each are a kubelet, a kube-proxy, a container runtime and Pods. The kubelet and the kube-proxy ask the API server; the kubelet also asks the container runtime, which runs the containers of the Pods.',
  ];
}

function drawClients(): string {
  const middle = 135;
  return plate('kubectl and other clients', 30, CLIENTS, 210, 30) + line(middle, CLIENTS + 30, API_SERVER);
}

function drawControlPlane(): string {
  const parts = [
    { title: 'etcd', x: PADDING, width: 116 },
    { title: 'scheduler', x: PADDING + 133, width: 112 },
    { title: 'controller manager', x: PADDING + 254, width: 128 },
  ];
  const boxes = parts.map(({ title, x, width }, index) => (index === 0 ? drum : plate)(title, x, PARTS, width, 40));
  const lines = parts.map(({ x, width }, index) => {
    const middle = x + width / 2;
    // The API server asks etcd; the other two ask the API server.
    return index === 0 ? line(middle, API_SERVER, PARTS + 40) : line(middle, PARTS + 40, API_SERVER);
  });
  const server = element('rect', { x: PADDING, y: API_SERVER, width: WIDTH - 2 * PADDING, height: 34, class: 'dd-box' });
  const name = element('text', { x: WIDTH / 2, y: API_SERVER + 21.5, class: 'dd-name dd-middle' }, 'API server');
  return hull('Control plane', 0, CONTROL_PLANE, WIDTH, API_SERVER + 34 + PADDING) + boxes.join('') + server + name + lines.join('');
}

function drawNode(x: number): string {
  const deck = NODES + 19;
  const top = deck + PADDING + 2;
  const half = (NODE - 3 * PADDING) / 2;
  const [kubelet, proxy] = [x + PADDING, x + 2 * PADDING + half];
  const runtime = top + 48;
  const up = [kubelet, proxy].map((left) => line(left + half / 2, top, API_SERVER + 34));
  const pods = [0, 1, 2].map((place) => crate(x + PADDING + place * ((NODE - 2 * PADDING + 5) / 3), runtime + 40, (NODE - 2 * PADDING - 10) / 3));
  return (
    hull('Node', x, NODES, NODE, runtime + 40 + 38) +
    plate('kubelet', kubelet, top, half, 30) +
    plate('kube-proxy', proxy, top, half, 30) +
    plate('container runtime', x + PADDING, runtime, NODE - 2 * PADDING, 30) +
    up.join('') +
    line(kubelet + half / 2, top + 30, runtime) +
    pods.join('')
  );
}

function hull(title: string, x: number, y: number, width: number, bottom: number): string {
  return element('text', { x, y: y + 11, class: 'dd-name' }, title) + hullShape(x, y + 19, width, bottom);
}

function plate(title: string, x: number, y: number, width: number, height: number): string {
  return element('rect', { x, y, width, height, class: 'dd-plate' }) + label(title, x + width / 2, y + height / 2 + 4, 'dd-middle');
}

function drum(title: string, x: number, y: number, width: number, height: number): string {
  const lid = `a${width / 2} 5 0 0 0`;
  const d = `M${x} ${y + 5}V${y + height - 5}${lid} ${width} 0V${y + 5}${lid} ${-width} 0${lid} ${width} 0`;
  return element('path', { d, class: 'dd-plate' }) + label(title, x + width / 2, y + height / 2 + LINE / 2, 'dd-middle');
}

/** A line from the part that asks to the part that is asked, where it ends in a ring. */
function line(x: number, from: number, to: number): string {
  return element('path', { d: `M${x} ${from}V${to}`, class: 'dd-line' }) + element('circle', { cx: x, cy: to, r: 3, class: 'dd-ring' });
}
