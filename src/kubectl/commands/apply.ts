import type { WriteOptions } from '../../cluster/api/requests.ts';
import { StatusError } from '../../cluster/api/status-error.ts';
import type { KubeObject } from '../../kube/object.ts';
import { lastApplied, withLastApplied } from '../apply/last-applied.ts';
import { migrateFromClientSide, SERVER_SIDE_MANAGER } from '../apply/migrate.ts';
import { infoText, objectName, patchObject, type PatcherOptions } from '../apply/patcher.ts';
import { prune, PRUNE_NOTICE, pruneResources } from '../apply/prune.ts';
import { applyOnServer } from '../apply/server-side.ts';
import { fileOptions, requireFiles } from '../arguments/file-flags.ts';
import { liveObject, type Info } from '../arguments/info.ts';
import { select } from '../arguments/select.ts';
import { changeOutput, type ChangeOutput } from '../change-output.ts';
import type { Command, Invocation } from '../command.ts';
import { propagationOf } from '../delete/propagation.ts';
import { dryRunFlag } from '../dry-run.ts';
import { CommandError, ErrorList, UsageError } from '../errors/command-error.ts';
import { withSource } from '../errors/error-text.ts';
import { fieldValidationOf, type DryRun } from '../flags/strategies.ts';
import { logLine } from '../klog.ts';
import { wrapList } from '../print/list.ts';
import { withWarnings, type WarnedInvocation } from '../warning-client.ts';

const PRUNES_ALL = 'all resources selected for prune without explicitly passing --all. To prune all resources, pass the --all flag. If you did not mean to prune all resources, specify a label selector';

/** `kubectl apply`. Rule: `ApplyOptions` of kubectl. */
export const command: Command = {
  path: 'apply',
  async run(invocation) {
    const { args, flags } = invocation;
    if (args.length > 0) throw new UsageError('apply', `Unexpected args: [${args.join(' ')}]`);
    const dryRun = dryRunFlag(invocation);
    const output = changeOutput(invocation, dryRun);
    requireFiles(flags);
    const warned = withWarnings(invocation);
    const validation = fieldValidationOf(flags);
    check(invocation, dryRun);
    const resources = flags.bool('prune') ? pruneResources(warned.client, flags.list('prune-allowlist')) : [];
    const { infos, errors } = select(warned, {
      ...fileOptions(flags), selector: flags.text('selector'), namespace: invocation.namespace, enforceNamespace: invocation.enforceNamespace,
      continueOnError: true, validate: validation !== 'Ignore',
    }).infos();
    if (infos.length === 0 && errors.length === 0) throw new CommandError('no objects passed to apply');
    const application = new Application(invocation, warned, output, dryRun, { fieldValidation: validation, ...(dryRun === 'server' ? { dryRun: true } : {}) });
    for (const info of infos) {
      try {
        await application.apply(info);
      } catch (error) {
        errors.push(error);
      }
    }
    if (errors.length > 0) throw errors.length === 1 ? errors[0] : new ErrorList(errors);
    application.printObjects();
    if (flags.bool('prune')) application.prune(resources);
    return 0;
  },
};

/** @throws CommandError. Rule: `ApplyOptions.Validate`. */
function check({ flags }: Invocation, dryRun: DryRun): void {
  const serverSide = flags.bool('server-side');
  const selector = flags.text('selector');
  if (flags.bool('force-conflicts') && !serverSide) throw new CommandError('--force-conflicts only works with --server-side');
  if (dryRun === 'client' && serverSide) throw new CommandError("--dry-run=client doesn't work with --server-side (did you mean --dry-run=server instead?)");
  if (flags.bool('force') && serverSide) throw new CommandError('--force cannot be used with --server-side');
  if (dryRun === 'server' && flags.bool('force')) throw new CommandError('--dry-run=server cannot be used with --force');
  if (flags.bool('all') && selector !== '') throw new CommandError('cannot set --all and --selector at the same time');
  if (flags.bool('prune') && !flags.bool('all') && selector === '') throw new CommandError(PRUNES_ALL);
}

/** Objects being applied one after the other. */
class Application {
  readonly #invocation: Invocation;
  readonly #warned: WarnedInvocation;
  readonly #output: ChangeOutput;
  readonly #dryRun: DryRun;
  readonly #write: WriteOptions;
  readonly #patcher: PatcherOptions;
  readonly #objects: KubeObject[] = [];
  readonly #visited = new Set<string>();
  readonly #namespaces = new Set<string>();

  constructor(invocation: Invocation, warned: WarnedInvocation, output: ChangeOutput, dryRun: DryRun, write: WriteOptions) {
    const { flags, context } = invocation;
    this.#invocation = invocation;
    this.#warned = warned;
    this.#output = output;
    this.#dryRun = dryRun;
    const manager = flags.bool('server-side') && !flags.changed('field-manager') ? SERVER_SIDE_MANAGER : flags.text('field-manager');
    this.#write = { ...write, fieldManager: manager };
    const replace = { ...this.#deletion(), timeout: flags.seconds('timeout') };
    this.#patcher = { client: warned.client, waiting: context.waiting, write: this.#write, ...(flags.bool('force') ? { replace } : {}) };
  }

  #deletion(): { propagationPolicy: ReturnType<typeof propagationOf>; gracePeriodSeconds?: number } {
    const { flags } = this.#invocation;
    const grace = flags.int('grace-period');
    const log = (text: string): void => this.#log('helpers.go:1026', text);
    return { propagationPolicy: propagationOf(flags, log), ...(grace < 0 ? {} : { gracePeriodSeconds: grace }) };
  }

  #log(place: string, text: string): void {
    const { err, context } = this.#invocation;
    err(logLine('W', context.waiting.now(), place, text));
  }

  /** Rule: `applyOneObject`. */
  async apply(info: Info): Promise<void> {
    if (info.namespace !== undefined) this.#namespaces.add(info.namespace);
    const { generateName = '' } = info.object!.metadata ?? {};
    if (info.name === '' && generateName !== '') throw new CommandError(`from ${generateName}: cannot use generate name with apply`);
    if (this.#invocation.flags.bool('server-side')) return this.#done(this.#applyOnServer(info), 'serverside-applied');
    const live = this.#live(info);
    if (live === undefined) return this.#create(info);
    if (this.#dryRun === 'client') return this.#done(live, 'configured');
    const { err } = this.#invocation;
    if (lastApplied(live) === undefined) {
      err(`Warning: resource ${objectName(info)} is missing the kubectl.kubernetes.io/last-applied-configuration annotation which is required by kubectl apply. kubectl apply should only be used on resources created declaratively by either kubectl create --save-config or kubectl apply. The missing annotation will be patched automatically.\n`);
    }
    const { object, changed } = await patchObject(info, live, this.#patcher);
    this.#done(object, changed ? 'configured' : 'unchanged');
  }

  #applyOnServer(info: Info): KubeObject {
    const { client } = this.#warned;
    const apply = (): KubeObject => applyOnServer(client, info, this.#write, this.#invocation.flags.bool('force-conflicts'));
    const object = apply();
    return this.#dryRun === 'none' && migrateFromClientSide(client, info, object, this.#write) ? apply() : object;
  }

  #live(info: Info): KubeObject | undefined {
    try {
      return liveObject(this.#warned.client, info);
    } catch (error) {
      if (error instanceof StatusError && error.reason === 'NotFound') return undefined;
      throw withSource(`retrieving current configuration of:\n${infoText(info, info.object!)}\nfrom server for:`, info.source, error);
    }
  }

  #create({ resource, namespace, object, source }: Info): void {
    const made = withLastApplied(object!);
    if (this.#dryRun === 'client') return this.#done(made, 'created');
    let created: KubeObject;
    try {
      created = this.#warned.client.create({ resource, namespace }, made, this.#write).object;
    } catch (error) {
      throw withSource('creating', source, error);
    }
    this.#done(created, 'created');
  }

  #done(object: KubeObject, operation: string): void {
    const { uid, deletionTimestamp, name } = object.metadata;
    if (uid !== undefined) this.#visited.add(uid);
    if (deletionTimestamp !== undefined && operation !== 'created') {
      this.#invocation.err(`Warning: Detected changes to resource ${name} which is currently being deleted.\n`);
    }
    if (this.#output.wholeObjects) this.#objects.push(object);
    else this.#output.print(object, operation);
  }

  /** Rule: `printObjects`: one object alone, several as a list. */
  printObjects(): void {
    if (this.#objects.length === 0) return;
    this.#output.printObject(this.#objects.length === 1 ? this.#objects[0] : wrapList(this.#objects));
  }

  prune(resources: Parameters<typeof prune>[0]['resources']): void {
    const { flags } = this.#invocation;
    if (flags.list('prune-allowlist').length === 0) this.#log('prune.go:71', PRUNE_NOTICE);
    prune({
      client: this.#warned.client, resources, namespaces: [...this.#namespaces], selector: flags.text('selector'), visited: this.#visited,
      deletion: { ...this.#deletion(), ...(this.#dryRun === 'server' ? { dryRun: true } : {}) }, pretends: this.#dryRun === 'client',
      print: (object) => this.#output.print(object, 'pruned'),
    });
  }
}
