/** The names that an MDX page imports or exports itself: its own components of the same name stay its own. */
export function importedNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, clause] of text.matchAll(/^import\s+([^'"]+?)\s+from\s/gm)) {
    for (const part of clause!.split(/[{},]/)) {
      const name = /(\w+)\s*$/.exec(part)?.[1];
      if (name !== undefined) names.add(name);
    }
  }
  for (const [, name] of text.matchAll(/^export\s+(?:default\s+)?(?:const|let|var|function)\s+(\w+)/gm)) names.add(name!);
  return names;
}
