import type { Lesson, Word } from '../lesson/types.ts';
import { programName, programWords } from './command-words.ts';
import { flagValue, flagValues, readKubectl, type KubectlCommand } from './kubectl-arguments.ts';
import { lessonCommands, type PlacedCommand } from './lesson-commands.ts';

/** What a page brings into the cluster otherwise than by manifests that it shows. */
export interface OtherSources {
  /** A command brings or changes objects that the page does not show: a chart, a URL, a patch. */
  unknownObjects: boolean;
  /** A command brings objects that the page does not show; changes to those that it shows do not count. */
  bringsObjects: boolean;
  /** Labels of the pods that `kubectl run` and `kubectl create deployment` make. */
  labels: Readonly<Record<string, string>>[];
}

const INSTALLERS = new Set(
  'ansible-playbook argocd flux helm helmfile istioctl kubectl-argo-rollouts kustomize linkerd make okteto operator-sdk pulumi skaffold terraform tilt tofu'.split(
    ' ',
  ),
);

/** Verbs that change objects in ways that only running them shows. */
const CHANGES = new Set(['edit', 'label', 'patch', 'set']);

const memo = new WeakMap<Lesson, OtherSources>();

/** Reads the commands of a page for what they bring into the cluster. */
export function otherSources(lesson: Lesson): OtherSources {
  const known = memo.get(lesson);
  if (known !== undefined) return known;
  const open = lesson.surroundings?.open === true;
  const sources: OtherSources = { unknownObjects: open, bringsObjects: open, labels: [] };
  const files = new Set(lesson.revisions.map((revision) => baseName(revision.name)));
  for (const placed of lessonCommands(lesson)) {
    for (const simple of placed.command.simple) {
      const kubectl = readKubectl(simple);
      if (kubectl !== undefined) {
        sources.labels.push(...generatedLabels(kubectl));
        if (changesObjects(kubectl)) sources.unknownObjects = true;
        if (bringsUnknown(kubectl, placed, files)) sources.bringsObjects = true;
      } else if (INSTALLERS.has(programName(simple)) || isScript(programWords(simple)[0]) || fetchesManifests(programWords(simple))) {
        sources.bringsObjects = true;
      }
    }
  }
  if (sources.bringsObjects) sources.unknownObjects = true;
  memo.set(lesson, sources);
  return sources;
}

/** `git clone`, and the add-ons of a local cluster. */
function fetchesManifests(words: readonly Word[]): boolean {
  const line = words.slice(0, 3).map((word) => word.value).join(' ');
  return /^(?:git clone|minikube addons enable|microk8s enable)\b/.test(line);
}

function changesObjects(kubectl: KubectlCommand): boolean {
  return CHANGES.has(kubectl.verb) && (kubectl.verb !== 'set' || kubectl.operands[0]?.value === 'selector');
}

/** A program given by its path, such as `./deploy.sh`, may do anything; so may a script read by a shell. */
function isScript(word: Word | undefined): boolean {
  return word !== undefined && (/^\.{1,2}\//.test(word.value) || word.value.endsWith('.sh') || word.value === 'bash');
}

/**
 * The labels of the pods that a generator makes.
 * Rule: `kubectl run NAME` labels `run=NAME` unless `--labels` is given, `kubectl create deployment
 * NAME` labels `app=NAME` (https://kubernetes.io/docs/reference/kubectl/generated/).
 */
function generatedLabels(kubectl: KubectlCommand): Record<string, string>[] {
  if (kubectl.verb === 'run') {
    const labels = flagValue(kubectl, 'selector') ?? flagValue(kubectl, 'labels');
    if (labels !== undefined) return [readPairs(labels.value)];
    const name = kubectl.operands[0]?.value;
    return name === undefined ? [] : [{ run: name }];
  }
  if (kubectl.verb === 'create' && /^deploy(?:ment)?s?$/.test(kubectl.operands[0]?.value ?? '')) {
    const name = kubectl.operands[1]?.value;
    return name === undefined ? [] : [{ app: name }];
  }
  return [];
}

function readPairs(text: string): Record<string, string> {
  const pairs: Record<string, string> = {};
  for (const pair of text.split(',')) {
    const equals = pair.indexOf('=');
    if (equals > 0) pairs[pair.slice(0, equals).trim()] = pair.slice(equals + 1).trim();
  }
  return pairs;
}

function bringsUnknown(kubectl: KubectlCommand, placed: PlacedCommand, files: ReadonlySet<string>): boolean {
  if (kubectl.verb === 'argo' || kubectl.verb === 'krew') return true;
  if (!['apply', 'create', 'replace'].includes(kubectl.verb)) return false;
  if (kubectl.flags.some((flag) => flag.name === 'kustomize')) return true;
  return flagValues(kubectl, 'filename').some((file) => {
    if (file.value === '-') return placed.command.heredocs.length === 0 || placed.command.heredocs.some((doc) => !doc.yaml);
    if (file.dynamic || /^https?:/.test(file.value)) return true;
    // A folder is taken for the files that the page shows.
    return /\.(?:ya?ml|json)$/.test(file.value) && !files.has(baseName(file.value));
  });
}

function baseName(path: string): string {
  return path.replace(/^.*\//, '');
}
