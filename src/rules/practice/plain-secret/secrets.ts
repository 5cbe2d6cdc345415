/** Names whose value is a secret; a name that only begins so, such as `PASSWORD_FILE`, is about one. */
const SECRET_NAME =
  /(?:^|[_.-])(?:password|passwd|passphrase|secret[_.-]?key|private[_.-]?key|access[_.-]?key|api[_.-]?key|apikey|client[_.-]?secret|(?:access|api|auth|bearer|bot|refresh|github|gitlab|vault|slack)[_.-]?token)$/i;

/** Values that say something of a secret, and are none. */
const NO_SECRET = /^(?:|true|false|yes|no|on|off|none|null|required|optional|disabled|enabled|[01]|\/.*|\.{1,2}\/.*|file:.*|https?:\/\/.*)$/i;

/** Something that is filled in: by Kubernetes, a shell, a template or the reader. */
const FILLED_IN = /\$[({A-Za-z_]|\{\{|<[^>]*>|\.\.\.|…|%[A-Z_]+%/;

const PRIVATE_KEY = /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----/;
const PASSWORD_IN_ADDRESS = /\b[a-z][a-z0-9+.-]*:\/\/[^\s:/@?#]*:([^\s/@?#]+)@[\w[]/i;

/**
 * What of a named value is secret, as a message begins: `POSTGRES_PASSWORD`, `the private key in tls.key`.
 * Undefined where nothing is, or where it cannot be told.
 */
export function secretIn(name: string, value: string): string | undefined {
  if (PRIVATE_KEY.test(value)) return `the private key in ${name}`;
  const inAddress = PASSWORD_IN_ADDRESS.exec(value)?.[1];
  if (inAddress !== undefined && !FILLED_IN.test(inAddress)) return `the password in the address of ${name}`;
  const text = value.trim();
  return SECRET_NAME.test(name) && !NO_SECRET.test(text) && !FILLED_IN.test(text) ? name : undefined;
}
