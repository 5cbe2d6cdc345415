/** Bases that official images name after a dash. */
const BASES = '(?:alpine(?:3\\.\\d+)?|alpine-slim|alpine-perl|slim|perl|otel|trixie|bookworm|bullseye|buster|noble|jammy|slim-trixie|slim-bookworm|slim-bullseye|slim-buster|glibc|musl|uclibc|management|management-alpine)';

/**
 * The tags of an official image: versions, alone or with a base, and names.
 * @param versions as an expression: `1\\.\\d\\d?`
 */
export function tagsOf(versions: string, ...names: readonly string[]): RegExp {
  return new RegExp(`^(?:${['latest', ...names].join('|')}|${BASES}|(?:${versions}|${['latest', ...names].join('|')})(?:-${BASES})?)$`);
}
