import type { HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/tasks/extend-kubernetes/custom-resources/custom-resource-definitions/. */
export const customResourceHelp: readonly HelpRow[] = [
  {
    field: /openAPIV3Schema$/,
    message: /^Required value/,
    help: 'every version says what its objects look like; write schema: with openAPIV3Schema, at least {type: object}',
  },
  {
    field: /openAPIV3Schema\.type$/,
    message: /must not be empty at the root/,
    help: 'an object of the API is a mapping; write type: object below openAPIV3Schema',
  },
  {
    field: /openAPIV3Schema.*\.type$/,
    message: /^Required value/,
    help: 'every field of a structural schema has a type; write object, array, string, integer, number or boolean',
  },
  {
    field: /^metadata\.name$/,
    message: /must be spec\.names\.plural/,
    help: 'the name of a CustomResourceDefinition is its plural and its group, with a dot between them',
  },
  {
    message: /in body should match '(.*)'$/,
    help: (_, [, pattern = '']) => `the CustomResourceDefinition of this kind gives the pattern ${pattern}; write a text that fits it`,
  },
  {
    message: /in body should (?:be|have) (.*)$/,
    help: (_, [, bound = '']) => `the CustomResourceDefinition of this kind sets the bound: ${bound}`,
  },
  {
    message: /in body must be of type ([\w-]+): /,
    help: (_, [, format = '']) => `the CustomResourceDefinition of this kind wants the format ${format} there`,
  },
  {
    message: /must validate (?:one and only one|at least one) schema/,
    help: 'the CustomResourceDefinition of this kind knows several forms of this value; write one of them in full, and nothing of the others',
  },
];
