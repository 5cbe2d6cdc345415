import { rules } from '../../rules/registry.ts';

/** One layer of checks. */
export interface Layer {
  id: string;
  name: string;
  /** What it holds against what. */
  what: string;
  /** A mistake that only this layer finds. */
  finds: string;
  /** How many rules it has. */
  rules: number;
}

const LAYERS: readonly Omit<Layer, 'rules'>[] = [
  {
    id: 'yaml',
    name: 'Text',
    what: 'Each manifest is read by the rules of Kubernetes’ own YAML decoder.',
    finds: 'a tab, a key that stands twice, a version number that YAML reads as a decimal',
  },
  {
    id: 'schema',
    name: 'One object',
    what: 'Every kind, field, type and value is held against the API of the release.',
    finds: 'a misspelt field, an API that was removed, text where a number belongs',
  },
  {
    id: 'api',
    name: 'Validation',
    what: 'The rules that the API server adds to the schema, with its own wording.',
    finds: 'a nodePort out of range, a selector that does not match its template',
  },
  {
    id: 'refs',
    name: 'Several objects',
    what: 'The objects of a lesson are held against each other, which no API server does.',
    finds: 'a Service that selects nothing, a targetPort that no container has',
  },
  {
    id: 'doc',
    name: 'Text and manifest',
    what: 'What prose, comments and commands say is held against the manifests.',
    finds: 'a page that says 30000 where the manifest says 30001',
  },
  {
    id: 'run',
    name: 'Execution',
    what: 'Commands are run in order, and what they print is compared with the page.',
    finds: 'output that no longer comes out, a clean-up that leaves something behind',
  },
];

/** The layers, from the text of a manifest up to its execution. */
export function layers(): Layer[] {
  return LAYERS.map(({ id, name, what, finds }) => ({
    id,
    name,
    what,
    finds,
    rules: rules.filter((rule) => rule.id.startsWith(`${id}/`)).length,
  }));
}
