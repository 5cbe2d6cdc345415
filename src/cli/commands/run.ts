import { EXIT, type Command } from '../command.ts';

const help = `Usage: drydock run PATH…

Plays lessons and compares what their commands print. Not available yet: this release reads the
commands of a lesson, and checks what they refer to, but does not run them.
`;

export const command: Command = {
  name: 'run',
  help,
  async run(_args, io) {
    await io.stderr.write(
      'drydock run: not available yet: commands are read and checked, but not run\nsee: drydock check --help\n',
    );
    return EXIT.usage;
  },
};
