import type { Command } from './command.ts';

/** The commands that are simulated, each in a module of its own that is loaded when it is first run. */
const COMMANDS: Readonly<Record<string, () => Promise<{ command: Command }>>> = {
  'api-resources': () => import('./commands/api-resources.ts'),
  'api-versions': () => import('./commands/api-versions.ts'),
  apply: () => import('./commands/apply.ts'),
  'apply edit-last-applied': () => import('./commands/apply-edit-last-applied.ts'),
  'apply set-last-applied': () => import('./commands/apply-set-last-applied.ts'),
  'apply view-last-applied': () => import('./commands/apply-view-last-applied.ts'),
  'cluster-info': () => import('./commands/cluster-info.ts'),
  completion: () => import('./commands/completion.ts'),
  'config current-context': () => import('./commands/config/current-context.ts'),
  'config delete-cluster': () => import('./commands/config/delete-cluster.ts'),
  'config delete-context': () => import('./commands/config/delete-context.ts'),
  'config delete-user': () => import('./commands/config/delete-user.ts'),
  'config get-clusters': () => import('./commands/config/get-clusters.ts'),
  'config get-contexts': () => import('./commands/config/get-contexts.ts'),
  'config get-users': () => import('./commands/config/get-users.ts'),
  'config rename-context': () => import('./commands/config/rename-context.ts'),
  'config set': () => import('./commands/config/set.ts'),
  'config set-cluster': () => import('./commands/config/set-cluster.ts'),
  'config set-context': () => import('./commands/config/set-context.ts'),
  'config set-credentials': () => import('./commands/config/set-credentials.ts'),
  'config unset': () => import('./commands/config/unset.ts'),
  'config use-context': () => import('./commands/config/use-context.ts'),
  'config view': () => import('./commands/config/view.ts'),
  create: () => import('./commands/create.ts'),
  delete: () => import('./commands/delete.ts'),
  describe: () => import('./commands/describe.ts'),
  diff: () => import('./commands/diff.ts'),
  edit: () => import('./commands/edit.ts'),
  events: () => import('./commands/events.ts'),
  explain: () => import('./commands/explain.ts'),
  get: () => import('./commands/get.ts'),
  help: () => import('./commands/help.ts'),
  kustomize: () => import('./commands/kustomize.ts'),
  options: () => import('./commands/options.ts'),
  patch: () => import('./commands/patch.ts'),
  'plugin list': () => import('./commands/plugin-list.ts'),
  replace: () => import('./commands/replace.ts'),
  'top node': () => import('./commands/top-node.ts'),
  'top pod': () => import('./commands/top-pod.ts'),
  version: () => import('./commands/version.ts'),
  wait: () => import('./commands/wait.ts'),
};

/** The command with these words; undefined when it is not simulated. */
export async function loadCommand(path: string): Promise<Command | undefined> {
  const load = Object.hasOwn(COMMANDS, path) ? COMMANDS[path] : undefined;
  return (await load?.())?.command;
}
