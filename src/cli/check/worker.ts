/** What a thread runs that checks some of the files. */
import module from 'node:module';
import { completeNode20 } from '../node20.ts';

completeNode20();
module.enableCompileCache?.();

const { answerUnits } = await import('./worker-loop.ts');
answerUnits();
