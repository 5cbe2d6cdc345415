/** Fields of `metadata` that only an API server writes, in the indentation that kubectl prints. */
const SERVER_METADATA = /^ {2}(?:uid|resourceVersion|selfLink|managedFields):/m;
/** A status with something in it. */
const STATUS = /^status:[ \t]*\r?\n {2}\S/m;

/**
 * Whether a text is an object as `kubectl get -o yaml` prints it, cut or whole: what the server has filled in shows it.
 * Nobody applies that as it stands.
 */
export function isServerOutput(text: string): boolean {
  return /^apiVersion:/m.test(text) && (SERVER_METADATA.test(text) || STATUS.test(text));
}
