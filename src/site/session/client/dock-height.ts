import type { Store } from './browser-store.ts';
import { element } from './dom.ts';

/** Under this name the browser keeps the height that the reader has chosen, in pixels. */
const KEPT = 'drydock:dock-height';
const SMALLEST = 120;
/** So much of the window is left to the lesson. */
const LEFT = 160;
const STEP = 24;

/** The height that a panel may have in a window: from its smallest to where the lesson begins. */
export function heightWithin(height: number, windowHeight: number): number {
  return Math.round(Math.max(SMALLEST, Math.min(height, windowHeight - LEFT)));
}

/**
 * The upper edge of the dock, by which its panels are made higher and lower: with the mouse, a finger or the arrow keys. Until
 * it is moved, the style sheet decides.
 * @param panels is asked for the height of the panels now, in pixels
 */
export function heightHandle(panels: () => number, store: Store | undefined): HTMLElement {
  const handle = element('div', 'dd-dock-edge');
  handle.tabIndex = 0;
  for (const [name, value] of [['role', 'separator'], ['aria-orientation', 'horizontal'], ['aria-label', 'Height of the panels']] as const) handle.setAttribute(name, value);
  const set = (height: number): void => {
    const chosen = heightWithin(height, innerHeight);
    document.documentElement.style.setProperty('--dd-dock-chosen', `${chosen}px`);
    handle.setAttribute('aria-valuenow', String(chosen));
    try {
      store?.setItem(KEPT, String(chosen));
    } catch {
      // A full store: the next lesson has the height of the style sheet.
    }
  };
  handle.addEventListener('pointerdown', (down) => {
    const before = panels();
    handle.setPointerCapture(down.pointerId);
    const move = (event: PointerEvent): void => set(before + down.clientY - event.clientY);
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
    down.preventDefault();
  });
  handle.addEventListener('keydown', (event) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    set(panels() + (event.key === 'ArrowUp' ? STEP : -STEP));
  });
  handle.setAttribute('aria-valuenow', '0');
  const kept = Number(store?.getItem(KEPT));
  if (kept > 0) set(kept);
  return handle;
}
