/**
 * A button that opens all of several `details`, and closes them when all are open: not every browser looks into closed
 * ones when a reader searches the page. Without scripts the button stays hidden.
 */
export function openAll(button: HTMLButtonElement, lists: Iterable<HTMLDetailsElement>): void {
  const all = [...lists];
  const label = (): void => {
    button.textContent = all.every(({ open }) => open) ? 'Close all lists' : 'Open all lists';
  };
  button.addEventListener('click', () => {
    const open = !all.every((list) => list.open);
    for (const list of all) list.open = open;
  });
  for (const list of all) list.addEventListener('toggle', label);
  button.hidden = all.length === 0;
}
