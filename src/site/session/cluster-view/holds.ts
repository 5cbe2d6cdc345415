import { counted } from '../../../findings/summary-line.ts';
import { element } from '../client/dom.ts';
import type { Crates } from './crates.ts';
import { type Drawn, Keyed, place, setAttribute, setBrokenText, setText } from './keyed.ts';
import type { Hold, PodGroup, StatusCount } from './picture.ts';
import type { Subjects } from './subjects.ts';
import { nodeFacts, nodeTroubles, taintsOf } from './words.ts';

/** A node as a hold, with the Pods that are stacked in it. */
export function drawHold(subjects: Subjects, crates: Crates): Drawn<Hold> {
  const name = subjects.button('dd-node-name');
  const troubles = element('span', 'dd-node-troubles');
  const taints = element('p', 'dd-node-taints');
  const groups = element('div', 'dd-groups');
  const stacks = new Keyed(() => drawGroup(crates), groupKey);
  const item = element('li', 'dd-hold', element('p', 'dd-node', name, ' ', troubles), element('div', 'dd-hull', taints, groups));
  return {
    element: item,
    update(hold) {
      setText(name, hold.name);
      setText(troubles, nodeTroubles(hold.node).join(', '));
      setAttribute(item, 'data-closed', hold.node?.ready === true && !hold.node.cordoned ? undefined : '');
      stacks.show(groups, hold.groups);
      const words = taintsOf(hold.node);
      const text = `${words.length === 1 ? 'taint' : 'taints'} ${words.join(', ')}`;
      // A line may end after the slash of a key.
      setBrokenText(taints, text, /(?<=\/)/);
      taints.hidden = words.length === 0;
      subjects.set(name, () => nodeFacts(hold));
      setAttribute(name, 'aria-label', `Node ${[hold.name, ...nodeTroubles(hold.node), counted(hold.count, 'Pod')].join(', ')}`);
    },
  };
}

/** Pods that no node has: they stand on the quay. */
export function drawQuay(crates: Crates): Drawn<PodGroup[]> {
  const stacks = new Keyed(() => drawGroup(crates), groupKey);
  const ground = element('div', 'dd-ground');
  const item = element('li', 'dd-quay', element('p', 'dd-node', 'On the quay ', element('span', 'dd-soft', 'no node yet')), ground);
  return { element: item, update: (groups) => stacks.show(ground, groups) };
}

const groupKey = ({ key }: PodGroup): string => key;

function drawGroup(crates: Crates): Drawn<PodGroup> {
  const title = element('p', 'dd-group-title');
  const stack = element('ul', 'dd-stack');
  const item = element('div', 'dd-group', stack);
  return {
    element: item,
    update(group) {
      place(stack, crates.items(group.pods));
      setAttribute(stack, 'aria-label', group.title || 'Pods');
      const words = group.counts.map(count);
      if (title.textContent !== [group.title, ...words.map(({ textContent }) => textContent)].join('')) title.replaceChildren(element('span', 'dd-group-name', group.title), ...words);
      place(item, group.title === '' ? [stack] : [title, stack]);
    },
  };
}

function count({ count: pods, status, state }: StatusCount): HTMLElement {
  const swatch = element('span', 'dd-swatch');
  setAttribute(swatch, 'data-state', state);
  return element('span', 'dd-count', swatch, `${pods} ${status}`);
}
