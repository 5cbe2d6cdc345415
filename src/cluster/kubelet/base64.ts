/** The text that a Secret's value stands for; bytes that are no UTF-8 become replacement characters. */
export function base64ToText(value: string): string {
  const binary = atob(value);
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
