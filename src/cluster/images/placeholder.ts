import { FOREVER, type Image } from './image.ts';
import type { Process } from './shell/machine.ts';
import type { Step } from './shell/process.ts';

/** Seconds after which a stand-in for a program that comes to an end is done. */
const TASK_SECONDS = 1;

/**
 * Stands in for a program that nobody knows: it says that it started and runs until it is stopped, or for a moment when
 * somebody waits for its end. It listens on the ports that the manifest declares, on all of them when it declares none.
 */
export const placeholderImage: Image = {
  bytes: 30_000_000,
  flavour: 'busybox',
  entrypoint: ['app'],
  programs: { app: run },
  standIn: run,
  endsOnSignal: true,
  idle: { milliCpu: 1, bytes: 16 * 1024 * 1024 },
};

function* run({ machine }: Process): Step {
  const { runtime } = machine;
  runtime.log(`${runtime.name}: started`);
  machine.onTerminate = () => runtime.exit(0);
  const { declaredPorts } = runtime;
  const answer = ({ path }: { path: string }) => ({ status: path.includes('broken') ? 404 : 200, headers: {}, body: '' });
  for (const port of declaredPorts) machine.listeners.set(port, answer);
  if (declaredPorts.length === 0) machine.elsewhere = answer;
  if (!runtime.isTask) yield FOREVER;
  yield TASK_SECONDS;
  return 0;
}
