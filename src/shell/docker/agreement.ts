import type { ImageDeclaration } from '../../cluster/images/declaration.ts';
import type { Instruction } from './dockerfile.ts';

export interface BuildInput {
  dockerfile: readonly Instruction[];
  /** The values of `--build-arg`. */
  buildArgs: Readonly<Record<string, string>>;
  /** The files that are copied into the image. */
  sources: readonly { name: string; text: string }[];
}

/**
 * Where the files that a lesson shows say something else than its declaration of the image, which is what runs.
 * Said only of what the files state plainly; silence where they do not.
 * @param name with its tag
 */
export function agreementProblems(declared: readonly ImageDeclaration[], name: string, input: BuildInput): string[] {
  const image = declarationOf(declared, name);
  if (image === undefined) {
    return [`no image ${name} is declared: nobody knows what it does; declare it under images in the lesson's front matter`];
  }
  const problems: string[] = [];
  const port = statedPort(input.dockerfile);
  if (port !== undefined && image.port !== undefined && port.value !== image.port) {
    problems.push(`the Dockerfile says port ${port.value} (${port.where}), but the front matter declares ${name} with port ${image.port}`);
  }
  problems.push(...routeProblems(image, name, input.sources), ...variableProblems(image, name, input));
  return problems;
}

/** The declaration with what `like` adds to it. */
function declarationOf(declared: readonly ImageDeclaration[], name: string, depth = 0): ImageDeclaration | undefined {
  const own = declared.find((image) => image.name === name || `${image.name}:latest` === name);
  if (own?.like === undefined || depth > 20) return own;
  const base = declarationOf(declared, own.like, depth + 1);
  return base === undefined ? own : { ...base, ...own, env: { ...base.env, ...own.env }, routes: { ...base.routes, ...own.routes } };
}

function statedPort(dockerfile: readonly Instruction[]): { value: number; where: string } | undefined {
  const started = dockerfile.findLast(({ name }) => name === 'CMD' || name === 'ENTRYPOINT');
  const argument = started === undefined ? undefined : /(?:--port[="',\s]+|--bind[="',\s]+\S*:|-p[="',\s]+)(\d{2,5})\b/.exec(started.text)?.[1];
  if (argument !== undefined) return { value: Number(argument), where: started!.name };
  const exposed = dockerfile.filter(({ name }) => name === 'EXPOSE').flatMap(({ words }) => words);
  const [only, ...more] = exposed.map((word) => Number(word.replace(/\/tcp$/, '')));
  return only === undefined || more.length > 0 || Number.isNaN(only) ? undefined : { value: only, where: 'EXPOSE' };
}

/** Routes that Flask and FastAPI give of themselves. */
const BY_ITSELF = /^\/(?:docs|redoc|openapi\.json|static)\b/;

function routeProblems(image: ImageDeclaration, name: string, sources: BuildInput['sources']): string[] {
  const python = sources.filter((source) => source.name.endsWith('.py'));
  const routes = python.flatMap(({ text }) => [...text.matchAll(/^\s*@\w+\.(?:get|post|put|delete|patch|route|api_route)\(\s*["']([^"']+)["']/gm)].map(([, path]) => path!));
  if (routes.length === 0) return [];
  const files = python.map((source) => source.name).join(', ');
  const known = routes.map((route) => new RegExp(`^${route.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]*\}|<[^>]*>/g, '[^/]+')}$`));
  return Object.keys(image.routes ?? {})
    .map((route) => route.replace(/^[A-Z]+ /, '').split('?', 1)[0]!)
    .filter((path) => path.startsWith('/') && !BY_ITSELF.test(path) && !known.some((pattern) => pattern.test(path)))
    .map((path) => `the front matter declares a route ${path} of ${name}, but ${files} has only ${[...new Set(routes)].join(', ')}`);
}

/** Variables that the Dockerfile sets, from constants and build arguments, and that are declared otherwise. */
function variableProblems(image: ImageDeclaration, name: string, { dockerfile, buildArgs }: BuildInput): string[] {
  const known: Record<string, string> = {};
  const problems: string[] = [];
  for (const instruction of dockerfile) {
    const pairs = [...instruction.text.matchAll(/(\w+)=("[^"]*"|'[^']*'|\S+)/g)].map(([, key, value]) => [key!, value!.replaceAll(/^["']|["']$/g, '')] as const);
    if (instruction.name === 'ARG') {
      const key = instruction.words[0]?.split('=', 1)[0] ?? '';
      const value = buildArgs[key] ?? pairs[0]?.[1];
      if (value !== undefined) known[key] = value;
    }
    if (instruction.name !== 'ENV') continue;
    for (const [key, text] of pairs) {
      const value = text.replaceAll(/\$\{?(\w+)\}?/g, (whole, variable: string) => known[variable] ?? whole);
      const declared = image.env?.[key];
      if (declared !== undefined && !value.includes('$') && value !== declared) {
        problems.push(`the build sets ${key} to ${value}, but the front matter declares ${name} with ${key}: ${declared}`);
      }
    }
  }
  return problems;
}
