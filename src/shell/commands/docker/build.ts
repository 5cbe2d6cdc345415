import { agreementProblems } from '../../docker/agreement.ts';
import { readDockerfile, type Instruction } from '../../docker/dockerfile.ts';
import { tagged } from '../../docker/reference.ts';
import type { CommandIo } from '../command.ts';
import { readFlags, unknownFlag } from './flags.ts';

const FLAGS = {
  values: { t: 'tag', tag: 'tag', f: 'file', file: 'file', 'build-arg': 'build-arg', platform: 'platform', progress: 'progress', target: 'target', label: 'label', network: 'network' },
  switches: { q: 'quiet', quiet: 'quiet', 'no-cache': 'no-cache', pull: 'pull', load: 'load', rm: 'rm', push: 'push' },
};

/** `docker build`: makes the image that the lesson declares, when the files shown agree with the declaration. */
export async function build(args: readonly string[], io: CommandIo): Promise<number> {
  const { err, out, process, files, computer } = io;
  const flags = readFlags(args, FLAGS);
  if (flags.unknown !== undefined) return err(unknownFlag('build [OPTIONS] PATH | URL | -', flags.unknown)), 125;
  const [context] = flags.args;
  if (context === undefined || flags.args.length > 1) return err("ERROR: docker: 'docker build' requires 1 argument\n"), 1;
  if (!files.isDirectory(context)) return err(`ERROR: unable to prepare context: path "${context}" not found\n`), 1;
  const path = flags.values.get('file')?.[0] ?? `${context}/Dockerfile`;
  const text = files.read(path);
  if (text === undefined) return err(`ERROR: failed to build: failed to solve: failed to read dockerfile: open ${path.split('/').at(-1)}: no such file or directory\n`), 1;
  const dockerfile = readDockerfile(text);
  if (typeof dockerfile === 'string') return err(`ERROR: failed to build: failed to solve: ${dockerfile}\n`), 1;
  const missing = dockerfile.flatMap(copied).find((source) => files.read(`${context}/${source}`) === undefined && !files.isDirectory(`${context}/${source}`));
  if (missing !== undefined) return err(`ERROR: failed to build: failed to solve: failed to compute cache key: failed to calculate checksum of ref: "/${missing}": not found\n`), 1;
  await process.sleep(2);
  const names = flags.values.get('tag') ?? [];
  const buildArgs = Object.fromEntries((flags.values.get('build-arg') ?? []).map((pair) => [pair.split('=', 1)[0]!, pair.slice(pair.indexOf('=') + 1)]));
  const sources = dockerfile.flatMap(copied).flatMap((name) => {
    const content = files.read(`${context}/${name}`);
    return content === undefined ? [] : [{ name, text: content }];
  });
  const { declared, options } = computer.cluster.images;
  for (const name of names) {
    if (options.unknownImages === 'placeholder' && declared.length === 0) break;
    const problems = agreementProblems(declared, tagged(name), { dockerfile, buildArgs, sources });
    if (problems.length > 0) return err(problems.map((problem) => `drydock: ${problem}\n`).join('')), 1;
  }
  const image = computer.docker.newImage();
  for (const name of names) computer.docker.share(name, image);
  if (flags.switches.has('quiet')) out(`sha256:${image.id}\n`);
  else err(progress(dockerfile, image.id, names));
  return 0;
}

/** The files of the context that an instruction copies into the image. */
function copied({ name, words }: Instruction): string[] {
  if ((name !== 'COPY' && name !== 'ADD') || words.some((word) => word.startsWith('--from='))) return [];
  return words.filter((word) => !word.startsWith('--')).slice(0, -1).filter((word) => !word.includes('*') && !/^https?:/.test(word)).map((word) => word.replace(/^\.?\//, '') || '.');
}

/** What BuildKit reports with `--progress=plain`, without the times. */
function progress(dockerfile: readonly Instruction[], id: string, names: readonly string[]): string {
  const steps = dockerfile.filter(({ name }) => ['FROM', 'RUN', 'COPY', 'ADD', 'WORKDIR'].includes(name));
  const lines = ['#1 [internal] load build definition from Dockerfile', '#1 DONE 0.0s', ''];
  for (const [index, { text }] of steps.entries()) lines.push(`#${index + 2} [${index + 1}/${steps.length}] ${text}`, `#${index + 2} DONE 0.1s`, '');
  lines.push(`#${steps.length + 2} exporting to image`, `#${steps.length + 2} writing image sha256:${id} done`);
  for (const name of names) lines.push(`#${steps.length + 2} naming to docker.io/library/${tagged(name)} done`);
  return `${lines.join('\n')}\n`;
}
