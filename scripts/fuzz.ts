// `npm run fuzz [steps] [seed]`: random kubectl commands against simulated clusters. Prints the commands that led to
// the first thing that went wrong, and fails; 100,000 steps unless told otherwise.
import { fuzz } from '../test/fuzz/fuzz.ts';

const [steps = '100000', seed = '1'] = process.argv.slice(2);
const failure = await fuzz(Number(seed), Number(steps));
if (failure === undefined) {
  console.log(`${steps} steps from seed ${seed}: nothing threw, nothing hung, every invariant held`);
} else {
  console.error(`${failure.history.join('\n')}\n\n${failure.problem}`);
  process.exitCode = 1;
}
