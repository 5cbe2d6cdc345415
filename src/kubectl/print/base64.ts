/**
 * The text that base64 stands for; bytes that are no UTF-8 become the replacement character.
 * Rule: `base64.StdEncoding` of Go, which skips line breaks.
 * @param fail called with the reason, in kubectl's words, when it is not base64
 */
export function base64Decode(text: string, fail: (message: string) => never): string {
  const compact = text.replace(/[\r\n]/g, '');
  const wrong = compact.search(/[^A-Za-z0-9+/=]/);
  const padded = /^[A-Za-z0-9+/]*={0,2}$/.test(compact) && compact.length % 4 === 0;
  if (wrong !== -1 || !padded) fail(`base64 decode failed: illegal base64 data at input byte ${wrong === -1 ? compact.length - (compact.length % 4) : wrong}`);
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Uint8Array.from(atob(compact), (character) => character.charCodeAt(0)));
}
