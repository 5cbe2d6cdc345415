import { readKubectl } from '../../kubectl-arguments.ts';
import { simpleCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';

/** Before the first command kubectl must be pointed to the cluster that is meant. */
export const rule: Rule = {
  id: 'doc/context-not-chosen',
  severity: 'info',
  summary: 'A cluster is switched on in a desktop program, and no command points kubectl to it.',
  why: `\`minikube start\` and \`kind create cluster\` make their cluster the current one. A cluster that is switched on in the
settings of Docker Desktop or Rancher Desktop only becomes one of several contexts: with another one chosen before, all
commands of the page, those that delete included, go to another cluster.`,
  source: 'https://docs.docker.com/desktop/use-desktop/kubernetes/',
  check({ lesson, report }) {
    const { text } = lesson.source;
    if (!/\b(?:Docker|Rancher) Desktop\b/.test(text) || !/\benable kubernetes\b|\bturn on kubernetes\b/i.test(text)) return;
    if (/\b(?:use-context|current-context|get-contexts|kubectx)\b|--context\b|\bminikube start\b|\bkind create\b/.test(text)) return;
    const first = simpleCommands(lesson).find(({ simple }) => readKubectl(simple) !== undefined);
    if (first === undefined) return;
    report({
      range: first.placed.command.range,
      message: `kubectl is used from here on, but no command points it to the cluster that was just enabled; it talks to whichever context was current before`,
      help: `begin with kubectl config use-context ${/Docker Desktop/.test(text) ? 'docker-desktop' : 'rancher-desktop'}`,
    });
  },
};
