import { MemoryFiles } from './machine-files.ts';
import { applets } from '../../cluster/images/shell/applets/applets.ts';
import { Machine, type Applet } from '../../cluster/images/shell/machine.ts';
import { Leave } from '../../cluster/images/shell/leave.ts';
import type { Computer } from '../computer.ts';

/** A command line ends after so many commands at one moment: `while true` must not hang a page. */
const MOST_COMMANDS = 20_000;
/** The number of the first process that a terminal starts. */
const FIRST_PID = 4020;
/** The number that a system gives to its first person. */
const LEARNER = 1000;

/** What the commands of a terminal share. */
export class TerminalMachine extends Machine {
  #count = 0;
  #since = -1;
  /** Tells the person why everything ended. */
  onRunaway: (message: string) => void = () => {};

  constructor(computer: Computer, programs: Readonly<Record<string, Applet>>) {
    const { cluster } = computer;
    const refused = () => 'refused' as const;
    super({
      clock: cluster.clock, random: cluster.random, image: '', name: 'desktop', declaredPorts: [], command: undefined, args: undefined, workingDir: undefined,
      isTask: false, user: LEARNER, env: {}, hostname: 'desktop', podIp: '127.0.0.1', memoryLimit: undefined, files: new MemoryFiles(computer.disk),
      network: { resolve: () => [], http: refused, connect: refused }, log: () => {}, exit: () => {},
    }, 'debian', { ...applets('debian'), ...programs });
    this.isInteractive = true;
    this.user = LEARNER;
    this.userNames = new Map([[0, 'root'], [LEARNER, 'learner']]);
    this.lastPid = FIRST_PID;
  }

  override busy(): number {
    const { now } = this.runtime.clock;
    if (now !== this.#since) {
      this.#since = now;
      this.#count = 0;
    }
    this.#count += 1;
    if (this.#count <= MOST_COMMANDS) return 0;
    this.#count = 0;
    this.onRunaway(`drydock: stopped after ${MOST_COMMANDS} commands at one moment: it does not end by itself\n`);
    throw new Leave('exit', 126);
  }
}
