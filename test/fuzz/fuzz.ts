import { Random } from '../../src/cluster/random.ts';
import { testCluster } from '../../src/cluster/testing/cluster.ts';
import { kubectl } from '../../src/kubectl/main.ts';
import { clusterContext } from '../../src/kubectl/testing/cluster-context.ts';
import { randomCommand } from './commands.ts';
import { brokenInvariants, RevisionWatch, SETTLING } from './invariants.ts';

/** Steps after which a cluster is left alone, looked at, and replaced by a fresh one. */
const STEPS_PER_CLUSTER = 200;
/** Seconds that a command may take at most before Ctrl-C is pressed. */
const PATIENCE = 20;

/** Something that must not happen, with the commands that led to it. */
export interface FuzzFailure {
  problem: string;
  history: readonly string[];
}

/**
 * Runs random kubectl commands against simulated clusters: nothing may throw, hang or break an invariant.
 * @returns the first failure, or undefined
 */
export async function fuzz(seed: number, steps: number): Promise<FuzzFailure | undefined> {
  const random = new Random(seed);
  for (let done = 0; done < steps; done += STEPS_PER_CLUSTER) {
    const failure = await fuzzCluster(random, Math.min(STEPS_PER_CLUSTER, steps - done));
    if (failure !== undefined) return failure;
  }
  return undefined;
}

async function fuzzCluster(random: Random, steps: number): Promise<FuzzFailure | undefined> {
  const cluster = testCluster({ seed: random.below(1_000_000) });
  const revisions = new RevisionWatch(cluster);
  const history: string[] = [];
  const failed = (problem: string): FuzzFailure => ({ problem, history });
  for (let step = 0; step < steps; step++) {
    const { argv, files } = randomCommand(random);
    history.push(`kubectl ${argv.join(' ')}${argv.includes('m.yaml') ? `   # ${Object.values(files)[0]}` : ''}`);
    const context = clusterContext(cluster, { files, interruptAfter: PATIENCE });
    try {
      const status = await kubectl(argv, context);
      if (!Number.isInteger(status) || status < 0 || status > 255) return failed(`exit status ${status}`);
      cluster.advance(random.fraction() * 3);
    } catch (error) {
      return failed(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
  cluster.advance(SETTLING);
  const problems = [...revisions.problems, ...brokenInvariants(cluster)];
  return problems.length === 0 ? undefined : failed(problems.join('\n'));
}
