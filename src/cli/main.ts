import packageFile from '../../package.json' with { type: 'json' };
import { didYouMean } from './arguments.ts';
import { EXIT, type Command } from './command.ts';
import type { Io } from './io.ts';
import { UsageError } from './usage-error.ts';

/** The commands, each loaded only when it is called: most of the time a start takes is loading code. */
const COMMANDS: Record<string, { summary: string; load: () => Promise<{ command: Command }> }> = {
  check: {
    summary: 'check lessons, Markdown and manifests',
    load: () => import('./commands/check.ts'),
  },
  extract: {
    summary: 'write the files that lessons show to their manifests/ folders',
    load: () => import('./commands/extract.ts'),
  },
  explain: {
    summary: 'describe a kind or a field, as kubectl explain does',
    load: () => import('./commands/explain.ts'),
  },
  new: {
    summary: 'start a new lesson from a template',
    load: () => import('./commands/new.ts'),
  },
  verdict: {
    summary: 'say of each manifest whether an API server would accept it',
    load: () => import('./commands/verdict.ts'),
  },
  run: {
    summary: 'play lessons and recorded sessions, and compare what they print',
    load: () => import('./commands/run.ts'),
  },
  images: {
    summary: 'make the images that lessons declare, to be built for a real cluster',
    load: () => import('./commands/images.ts'),
  },
};

/**
 * The `drydock` command. `argv` is what follows its name; the result is the exit code: 0 clean,
 * 1 findings of severity error, 2 a call that makes no sense or a failure of Drydock itself.
 * Never throws: whatever goes wrong is one message on standard error.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return await dispatch(argv, io);
  } catch (error) {
    if (error instanceof UsageError) {
      await io.stderr.write(`${error.message}\n${error.hint === undefined ? '' : `${error.hint}\n`}`);
    } else {
      await io.stderr.write(crashText(error, io));
    }
    return EXIT.usage;
  }
}

async function dispatch([name, ...args]: readonly string[], io: Io): Promise<number> {
  if (name === undefined) {
    await io.stderr.write(usage());
    return EXIT.usage;
  }
  if (name === '--help' || name === '-h' || name === 'help') return help(args[0], io);
  if (name === '--version' || name === '-v' || name === 'version') {
    await io.stdout.write(`${packageFile.version}\n`);
    return EXIT.clean;
  }
  const command = await loadCommand(name);
  const untilRest = args.includes('--') ? args.slice(0, args.indexOf('--')) : args;
  if (untilRest.includes('--help') || untilRest.includes('-h')) return help(name, io);
  return command.run(args, io);
}

async function loadCommand(name: string): Promise<Command> {
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry !== undefined) return (await entry.load()).command;
  const what = name.startsWith('-') ? 'option' : 'command';
  const known = what === 'option' ? ['--help', '--version'] : Object.keys(COMMANDS);
  throw new UsageError(
    `drydock: unknown ${what} ${JSON.stringify(name)}${didYouMean(name, known)}`,
    'see: drydock --help',
  );
}

async function help(name: string | undefined, io: Io): Promise<number> {
  await io.stdout.write(name === undefined ? usage() : (await loadCommand(name)).help);
  return EXIT.clean;
}

function usage(): string {
  const names = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(9)} ${summary}`);
  return `drydock ${packageFile.version}: checks Kubernetes manifests, and the pages that teach with them

Usage: drydock <command> [options]

${names.join('\n')}

drydock <command> --help describes a command. Exit codes: 0 clean, 1 problems found, 2 wrong usage.
`;
}

/** One line for a failure of Drydock itself; the stack only for those who ask for it. */
function crashText(error: unknown, io: Io): string {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (io.env['DRYDOCK_DEBUG'] === '1' && error instanceof Error) return `drydock: ${error.stack ?? reason}\n`;
  return `drydock: internal error: ${reason.split('\n', 1)[0]}\nThis is a mistake in Drydock, please report it. DRYDOCK_DEBUG=1 shows where it happened.\n`;
}
