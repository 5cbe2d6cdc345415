import { Computer, type ComputerOptions } from '../../shell/computer.ts';
import { textOf, type Piece } from '../../shell/output/output.ts';
import { Terminal, type Outcome } from '../../shell/terminal.ts';
import type { Stage, StageOutcome } from './stage.ts';

/** What the cluster makes and removes by itself, or keeps only for a while. */
const PASSING = new Set([
  'events', 'events.events.k8s.io', 'leases.coordination.k8s.io', 'endpoints', 'endpointslices.discovery.k8s.io', 'nodes', 'csinodes.storage.k8s.io',
  'ipaddresses.networking.k8s.io',
]);

/** A stage that shows what it does, and can be stopped. */
export interface SimulatedStage extends Stage {
  readonly computer: Computer;
  /** The terminal in which the lines are run. */
  readonly terminal: Terminal;
}

/**
 * A stage in memory: the simulated computer with its cluster.
 * @param show is given everything that is printed, as it is printed
 */
export function simulatedStage(options: ComputerOptions, show?: (piece: Piece) => void): SimulatedStage {
  const computer = new Computer(options);
  const terminal = new Terminal(computer, show);
  return {
    computer,
    terminal,
    run: async (line) => outcomeOf(await terminal.run(line)),
    runBeside: async (line, plan) => outcomeOf(await terminal.runBeside(line, plan)),
    write: (name, text) => computer.write(name, text),
    sleep: async (seconds) => {
      await computer.timeline.start(true, (process) => process.sleep(seconds)).result;
    },
    async objects() {
      const { store } = computer.cluster;
      return [...store.resources()].filter((resource) => !PASSING.has(resource)).flatMap((resource) =>
        store.list(resource).map(({ kind, metadata: { namespace, name } }) => `${kind ?? resource} ${namespace === undefined ? '' : `${namespace}/`}${name}`)).sort();
    },
    close: () => terminal.close(),
  };
}

function outcomeOf({ status, output, stopped }: Outcome): StageOutcome {
  return { status, text: textOf(output), endless: stopped === 'endless' };
}
