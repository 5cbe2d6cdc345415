/** `/a/b` or, on Windows, `C:/a/b`. */
const ABSOLUTE = /^(?:\/|[A-Za-z]:\/)/;

/**
 * A file's path as a URI reference: relative paths stay relative, absolute ones become `file:` URIs.
 * Each segment is percent-encoded (RFC 3986), so a name with a space, `#` or `%` stays one segment.
 */
export function fileUri(file: string): string {
  const encoded = file
    .split('/')
    .map((segment, index) => (index === 0 && /^[A-Za-z]:$/.test(segment) ? segment : encodeSegment(segment)))
    .join('/');
  if (!ABSOLUTE.test(file)) return encoded;
  return file.startsWith('/') ? `file://${encoded}` : `file:///${encoded}`;
}

function encodeSegment(segment: string): string {
  return encodeURIComponent(segment.toWellFormed());
}
