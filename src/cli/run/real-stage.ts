import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import type { Stage } from '../../run/play/stage.ts';
import { UsageError } from '../usage-error.ts';
import { RealShell, scriptFile } from './real-shell.ts';

const execute = promisify(execFile);

/** Contexts that the tools for clusters on one's own computer make. */
const LOCAL = /^(?:docker-desktop|docker-for-desktop|minikube|rancher-desktop|orbstack|colima(?:-.+)?|kind-.+|k3d-.+)$/;

/** Kinds that come and go without anybody's doing. */
const PASSING = /^(?:events|leases|endpoints|endpointslices|ipaddresses|csinodes|nodes|componentstatuses|bindings)(?:\.|$)/;

/**
 * The context to play on.
 * @param named `--context`
 * @param yes play on whatever context is the current one
 * @throws UsageError when there is none, or when it does not look like a cluster of this computer
 */
export async function realContext(named: string | undefined, yes: boolean): Promise<string> {
  if (named !== undefined) return named;
  const { stdout } = await execute('kubectl', ['config', 'current-context']).catch((error: Error & { code?: unknown }) => {
    throw new UsageError(`drydock run: --real needs kubectl and a current context: ${error.code === 'ENOENT' ? 'there is no kubectl on the path' : error.message.split('\n').at(-1)}`);
  });
  const context = stdout.trim();
  if (yes || LOCAL.test(context)) return context;
  throw new UsageError(
    `drydock run: the current context is ${JSON.stringify(context)}, which does not look like a cluster on your own computer`,
    'switch to another context, or insist with --context NAME or --yes',
  );
}

/** A stage with bash and kubectl of this computer. Its kubeconfig is a copy, so that lessons may change it. */
export async function realStage(context: string, files: Readonly<Record<string, string>>): Promise<Stage> {
  const folder = await mkdtemp(join(tmpdir(), 'drydock-run-'));
  const workspace = join(folder, 'lesson');
  await mkdir(workspace);
  const kubeconfig = join(folder, 'kubeconfig');
  const { stdout } = await execute('kubectl', ['config', 'view', '--raw', '--minify', '--flatten', '--context', context]).catch((error: Error) => {
    throw new UsageError(`drydock run: cannot read the context ${JSON.stringify(context)}: ${error.message.split('\n').at(-1)}`);
  });
  await writeFile(kubeconfig, stdout, { mode: 0o600 });
  const shells: RealShell[] = [];
  const open = (): RealShell => {
    const shell = new RealShell(workspace, scriptFile(folder, shells.length), { ...process.env, KUBECONFIG: kubeconfig });
    shells.push(shell);
    return shell;
  };
  const write = async (name: string, text: string): Promise<void> => {
    await mkdir(dirname(join(workspace, name)), { recursive: true });
    await writeFile(join(workspace, name), text);
  };
  for (const [name, text] of Object.entries(files)) await write(name, text);
  const kubectl = async (...args: string[]): Promise<string> =>
    (await execute('kubectl', ['--context', context, ...args], { maxBuffer: 256 * 1024 * 1024 })).stdout;
  const terminal = open();
  const sleep = (seconds: number): Promise<void> => new Promise((resolve) => void setTimeout(resolve, seconds * 1000));
  return {
    run: (line) => terminal.run(line),
    async runBeside(line, { before, commands, between, interruptAfter }) {
      let ended = false;
      const outcome = terminal.run(line).finally(() => {
        ended = true;
      });
      const other = open();
      await sleep(before);
      for (const [index, command] of commands.entries()) {
        if (index > 0) await sleep(between);
        await other.run(command);
      }
      if (interruptAfter !== undefined && !ended) {
        await Promise.race([outcome, sleep(interruptAfter)]);
        if (!ended) terminal.interrupt();
      }
      return outcome;
    },
    write,
    sleep,
    async objects() {
      const kinds = (await kubectl('api-resources', '--verbs=list', '-o', 'name')).split('\n').filter((kind) => kind !== '' && !PASSING.test(kind));
      const text = await kubectl('get', kinds.join(','), '-A', '--ignore-not-found', '--no-headers', '-o', 'custom-columns=KIND:.kind,NAMESPACE:.metadata.namespace,NAME:.metadata.name');
      return [...new Set(text.split('\n').filter((line) => line !== '').map((line) => {
        const [kind, namespace, name] = line.split(/\s+/);
        return `${kind} ${namespace === '<none>' ? '' : `${namespace}/`}${name}`;
      }))].sort();
    },
    async close() {
      for (const shell of shells) shell.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
