import { items, sortedEntries, type Decoded } from '../object.ts';

/** Labels as the server's messages show them: in order of their keys. */
export function shownLabels(labels: Decoded): Decoded {
  return labels === undefined ? undefined : Object.fromEntries(sortedEntries(labels));
}

/** A selector as the server's messages show it: what is empty is left out, and fields have the server's order. */
export function shownSelector({ matchLabels, matchExpressions }: Decoded): Decoded {
  const expressions = items(matchExpressions).map(({ key = '', operator = '', values }) =>
    items(values).length > 0 ? { key, operator, values } : { key, operator },
  );
  return {
    ...(Object.keys(matchLabels ?? {}).length > 0 ? { matchLabels: shownLabels(matchLabels) } : {}),
    ...(expressions.length > 0 ? { matchExpressions: expressions } : {}),
  };
}
