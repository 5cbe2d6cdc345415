import { hasForeignLetters } from './slug.ts';
import type { HelpRow } from './types.ts';

/** Rules: https://kubernetes.io/docs/concepts/configuration/ and the policies of a namespace. */
export const configHelp: readonly HelpRow[] = [
  {
    field: /^(?:data|binaryData|stringData)\b/,
    message: /a valid config key|must not start with '\.\.'|must not be '\.\.?'/,
    help: ({ quoted = '' }) => {
      if (hasForeignLetters(quoted)) return 'a key becomes the name of a file or variable: the letters a to z in both cases, digits, -, _ and .';
      const key = quoted.replace(/[^-._a-zA-Z0-9]+/g, '-').replace(/^\.+/, '').replace(/^-+|-+$/g, '');
      return `a key becomes the name of a file or variable: letters, digits, -, _ and .${key === '' || key === quoted ? '' : `; write ${key}`}`;
    },
  },
  { field: /^(?:data|binaryData)\b/, message: /^Duplicate value|must not (?:overlap|be in)|^Invalid value: "duplicate/i, help: 'a key stands in data or in binaryData, not in both; delete one of the two' },
  { field: /^(?:data|stringData)?$/, message: /^Too long/, help: 'ConfigMaps and Secrets hold one mebibyte at most; put large files into an image or a volume' },
  {
    field: /^data\.\.dockerconfigjson$/,
    help: 'a Secret of this type holds the JSON that docker login writes; kubectl create secret docker-registry makes one',
  },
  { field: /^data\.tls\.(?:crt|key)$/, message: /^Required value/, help: 'a Secret of type kubernetes.io/tls holds the certificate in tls.crt and its key in tls.key' },
  {
    field: /^metadata\.labels\.pod-security\.kubernetes\.io/,
    help: 'the levels of Pod security are privileged, baseline and restricted',
  },
  { field: /^metadata\.name$/, message: /priority class names with 'system-' prefix/, help: 'these names are kept for the cluster itself; choose one that does not begin with system-' },
  { field: /^value$/, message: /maximum allowed value of a user defined priority/, help: 'higher numbers are kept for the cluster itself; write 1000000000 or less' },
  { field: /^spec\.limits\[\]\.(?:default|defaultRequest)$/, message: /^Forbidden/, help: 'defaults are given to containers; write type: Container, or delete them' },
  { field: /^spec\.limits\[\]/, message: /either minimum or maximum storage value/, help: 'a limit for claims says how small or large they may be; write min or max with storage' },
];
