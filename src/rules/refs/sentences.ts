/** `8000`, `8000 and 9000`, `80, 443 and 8080`. */
export function listOf(items: readonly (string | number)[]): string {
  if (items.length <= 1) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
