// `npm run bench`: manifests per second, the check of the course, the build of the course. Prints the
// rows of the table in docs/benchmarks.md, with the machine that they were measured on.
import { arch, cpus, platform } from 'node:os';
import { measureCluster } from './bench/cluster.ts';
import { measureBuild, measureCheck, measureTree } from './bench/content.ts';
import { measureManifests } from './bench/manifests.ts';

const machine = `${cpus().length} × ${cpus()[0]?.model.trim() ?? arch()}, ${platform()}, Node ${process.version}`;
const date = new Date().toISOString().slice(0, 10);

console.log(`Measured on ${date}: ${machine}\n`);
console.log('| what | figure |\n|---|---|');
for (const measure of [measureManifests, measureCluster, measureCheck, measureTree, measureBuild]) {
  for (const { what, figure } of await measure()) console.log(`| ${what} | ${figure} |`);
}
