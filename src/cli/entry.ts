/** What `bin/drydock.mjs` needs of the bundle. */
import { completeNode20 } from './node20.ts';

completeNode20();

export { processIo } from './io.ts';
export { main } from './main.ts';
