import type { Position } from '../../../text/position.ts';
import { flagValue, type KubectlCommand } from '../../kubectl-arguments.ts';
import { comparePositions } from '../../lesson-commands.ts';
import type { PageCommand, PageCommands } from './page-commands.ts';

/** Something that a step asks for, and no command of the page does. */
export interface AskedAction {
  /** Behind "asks the reader to". */
  what: string;
  example: string;
}

interface Action extends AskedAction {
  /** How an instruction begins that asks for it. */
  asks: RegExp;
  does: (command: KubectlCommand) => boolean;
  /** What commands of other programs that do it have among their words. */
  otherwise: RegExp;
  /** It may also be done by applying a changed file, if a command below the step does so. */
  orApply?: true;
}

const verb = (...verbs: string[]) => (command: KubectlCommand): boolean => verbs.includes(command.verb);

const ACTIONS: readonly Action[] = [
  {
    what: 'print logs',
    asks: /^(?:print|show|read|view|check|get|tail|follow|display|look at|inspect|see)\b[^.]*\blogs?\b/i,
    does: verb('logs'),
    otherwise: /\blogs?\b|stern/,
    example: '`kubectl logs POD`',
  },
  {
    what: 'forward a port',
    asks: /^port-?forward\b|^forward\b[^.]*\bports?\b/i,
    does: verb('port-forward', 'proxy'),
    otherwise: /forward|tunnel|-p \d/,
    example: '`kubectl port-forward pod/NAME 8000:8000`',
  },
  {
    what: 'switch to another namespace',
    asks: /^(?:switch|change)\b[^.]*\bnamespaces?\b/i,
    does: (command) => command.verb === 'config' || command.flags.some(({ name }) => name === 'namespace' || name === 'all-namespaces'),
    otherwise: /kubens|kubectx|namespace/,
    example: '`kubectl get pods --namespace NAME`, or `kubectl config set-context --current --namespace=NAME`',
  },
  {
    what: 'change a selector',
    asks: /^(?:update|change|patch|edit|switch|point)\b[^.]*\bselector\b/i,
    does: verb('patch', 'edit', 'set'),
    otherwise: /upgrade|promote|sync/,
    orApply: true,
    example: `\`kubectl patch service NAME --patch '{"spec":{"selector":{"version":"green"}}}'\``,
  },
  {
    what: 'change the number of replicas',
    asks: /^(?:scale|increase|decrease|reduce|raise|lower|change)\b[^.]*\b(?:replicas?|deployments?|statefulsets?)\b/i,
    does: verb('scale', 'autoscale', 'edit', 'patch'),
    otherwise: /scale|replica|upgrade/i,
    orApply: true,
    example: '`kubectl scale deployment/NAME --replicas=3`',
  },
  {
    what: 'roll back',
    asks: /^(?:roll ?back|undo)\b/i,
    does: (command) => command.verb === 'rollout',
    otherwise: /rollback|undo|abort/,
    orApply: true,
    example: '`kubectl rollout undo deployment/NAME`',
  },
  {
    what: 'delete objects',
    asks: /^(?:delete|remove|destroy)\b[^.]*\b(?:pods?|deployments?|services?|namespaces?|statefulsets?|jobs?)\b/i,
    does: verb('delete', 'drain', 'scale'),
    otherwise: /\b(?:uninstall|delete|destroy|down|prune|rm|remove)\b/,
    example: '`kubectl delete pod NAME`',
  },
  {
    what: 'prepare a node',
    asks: /^(?:drain|cordon|uncordon|taint)\b[^.]*\bnodes?\b/i,
    does: verb('drain', 'cordon', 'uncordon', 'taint'),
    otherwise: /node/,
    example: '`kubectl drain NODE --ignore-daemonsets`',
  },
];

const LABEL = /^(?:select|list|filter|find|get|show)\b[^.]*`([\w./-]+=[\w.-]+)`[^.]*\blabels?\b/i;

/** What is done elsewhere than with kubectl. */
const ELSEWHERE = /\b(?:dashboard|UI|browser|k9s|Lens|stern|console|Grafana|Kibana|Docker|docker|editor|file|code|CI|pipeline)\b/;

/**
 * What a step asks for that no command of its page does; undefined when it asks for nothing that is
 * known, or for what some command does.
 */
export function askedAction(step: string, { kubectl: commands, others }: PageCommands, at: Position): AskedAction | undefined {
  for (const sentence of step.split(/(?<=[.!?])\s+/)) {
    const { instruction, isTask } = readInstruction(sentence);
    if (/\?\s*$/.test(sentence) || (ELSEWHERE.test(sentence) && !isTask)) continue;
    const label = LABEL.exec(instruction)?.[1];
    if (label !== undefined) {
      if (commands.some(({ kubectl }) => flagValue(kubectl, 'selector')?.value.includes(label))) continue;
      return { what: `select by the label ${label}`, example: `\`kubectl get pods --all-namespaces --selector=${label}\`; without \`--all-namespaces\` it looks in one namespace only` };
    }
    const action = ACTIONS.find(({ asks }) => asks.test(instruction));
    if (action === undefined || commands.some(({ kubectl }) => action.does(kubectl)) || others.some((text) => action.otherwise.test(text))) continue;
    if (action.orApply && commands.some((command) => isApplyBelow(command, at))) continue;
    return action;
  }
  return undefined;
}

function isApplyBelow(command: PageCommand, at: Position): boolean {
  return ['apply', 'replace'].includes(command.kubectl.verb) && comparePositions(command.at, at) > 0;
}

/** An instruction without what leads to it: "To switch, update …" gives "update …". */
function readInstruction(sentence: string): { instruction: string; isTask: boolean } {
  const task = /^(?:find|figure out|look up)\b(?:\s+and\s+run)?[^.]*?\bcommands?\s+(?:to|that|for)\s+/i.exec(sentence.trim());
  if (task !== null) return { instruction: sentence.trim().slice(task[0].length).replace(/^(\w+)(?:s|ing)\s/, '$1 '), isTask: true };
  const instruction = sentence
    .trim()
    .replace(/^(?:to|if|when|once|after|for|in order to)\b[^,]*,\s*/i, '')
    .replace(/^(?:(?:gradually|slowly|now|then|next|finally|first|also|please|simply|just|and)\b,?\s*)+/i, '');
  return { instruction, isTask: false };
}
