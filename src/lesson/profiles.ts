/** The profiles that there are: sets of stricter checks that a page or the command line asks for. */
export const PROFILES = ['production'] as const;

export type Profile = (typeof PROFILES)[number];

/** Whether a value, such as one of the front matter, names a profile. */
export function isProfile(value: unknown): value is Profile {
  return PROFILES.some((profile) => profile === value);
}
