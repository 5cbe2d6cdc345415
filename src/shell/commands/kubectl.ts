import { kubectl as run } from '../../kubectl/main.ts';
import type { ShellCommand } from './command.ts';

/** How long the client takes to start and to ask the server, and to end. */
const STARTING = 0.1;
const ENDING = 0.05;

export const kubectl: ShellCommand = {
  name: 'kubectl',
  // In `while read name; do kubectl …; done` the lines belong to the loop.
  reads: (args) => args.some((arg) => /^(?:-|-it?|-ti|--stdin(?:=true)?|.*=-|-f-)$/.test(arg)),
  seconds: STARTING,
  async run(args, { out, err, files, stdin, env, process, computer }) {
    const status = await run(args, {
      connect: (server, credential) => computer.connect(server, credential),
      agents: computer.cluster.agents,
      out,
      err,
      files,
      stdin,
      env,
      waiting: process,
      fieldDocs: computer.fieldDocs,
    });
    if (!process.interrupted) await process.sleep(ENDING);
    return status;
  },
};
