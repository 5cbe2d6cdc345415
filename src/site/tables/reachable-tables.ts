/**
 * Lets the keyboard reach tables that scroll sideways, and only those: WCAG 2.1.1, axe's
 * `scrollable-region-focusable`. Blocks of code have the same from Expressive Code.
 */
export function watchTables(tables: Iterable<HTMLTableElement>): void {
  const observer = new ResizeObserver((entries) => {
    for (const { target } of entries) {
      if (target.scrollWidth > target.clientWidth) target.setAttribute('tabindex', '0');
      else target.removeAttribute('tabindex');
    }
  });
  for (const table of tables) observer.observe(table);
}
