import type { Applet } from '../../cluster/images/shell/machine.ts';
import { BrokenPipe, Pipe, type Step } from '../../cluster/images/shell/process.ts';
import { Interrupted } from '../../kubectl/context.ts';
import type { ShellCommand } from '../commands/command.ts';
import type { Computer } from '../computer.ts';
import { commandFiles } from '../files/command-files.ts';

const BY_INTERRUPT = 130;
const BY_PIPE = 141;

/** A command of ours as a program of the shell: it runs as a process of the timeline, and the shell waits for its end. */
export function program(command: ShellCommand, computer: Computer): Applet {
  return function* run({ args, stdin, stdout, stderr, shell }): Step {
    const input = command.reads?.(args) ?? true ? yield* stdin.readAll() : '';
    const ending = new Pipe();
    const outcome: { status?: number } = {};
    const { process } = computer.timeline.start(false, async (own) => {
      try {
        if (command.seconds !== undefined) await own.sleep(command.seconds);
        outcome.status = await command.run(args, {
          out: (text) => stdout.write(text),
          err: (text) => stderr.write(text),
          stdin: input,
          env: shell.env,
          cwd: shell.cwd,
          files: commandFiles(computer.disk, shell.cwd),
          process: own,
          computer,
        });
      } catch (error) {
        outcome.status = error instanceof Interrupted ? BY_INTERRUPT : BY_PIPE;
        if (!(error instanceof Interrupted) && !(error instanceof BrokenPipe)) computer.timeline.fail(error);
      } finally {
        ending.close();
      }
    });
    try {
      while (outcome.status === undefined) yield ending;
    } finally {
      if (outcome.status === undefined) process.interrupt();
    }
    return outcome.status;
  };
}
