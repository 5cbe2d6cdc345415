const MOVE = 'dd-move';
const TIMING: KeyframeAnimationOptions = { duration: 260, easing: 'cubic-bezier(0.2, 0, 0.2, 1)', id: MOVE };

/** Where elements are, as they are seen. */
export type Places = ReadonlyMap<HTMLElement, DOMRect>;

/** Whether the reader has nothing against motion. */
export function mayMove(): boolean {
  return !matchMedia('(prefers-reduced-motion: reduce)').matches;
}

export function placesOf(elements: readonly HTMLElement[]): Places {
  return new Map(elements.map((element) => [element, element.getBoundingClientRect()]));
}

/** Lets elements travel from where they were to where they are, and new ones be lowered in. */
export function moveFrom(before: Places, fresh: readonly HTMLElement[]): void {
  for (const element of before.keys()) for (const animation of element.getAnimations()) if (animation.id === MOVE) animation.cancel();
  const after = placesOf([...before.keys()].filter((element) => element.isConnected));
  for (const [element, to] of after) {
    const from = before.get(element)!;
    const [x, y] = [from.left - to.left, from.top - to.top];
    if (Math.abs(x) + Math.abs(y) < 1) continue;
    element.animate([{ transform: `translate(${x}px, ${y}px)` }, { transform: 'none' }], TIMING);
  }
  for (const element of fresh) element.animate([{ opacity: 0, transform: 'translateY(-10px)' }, { opacity: 1, transform: 'none' }], TIMING);
}
