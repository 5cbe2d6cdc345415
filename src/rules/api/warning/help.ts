/** What to write instead, by the server's words. */
const ROWS: readonly [words: RegExp, help: string][] = [
  [/hides previous definition/, 'the container gets the last of the two values; keep the one that is meant, or write the second with $(NAME) in it if it adds to the first'],
  [/duplicate port name/, 'give each port of the Pod a name of its own'],
  [/duplicate port definition|overlapping port definition/, 'all containers of a Pod share its address, so only one can listen on a port; give the other a different containerPort'],
  [/dangerously ambiguous/, 'one of the two takes the port on every address of the node; write hostIP for both, or another hostPort'],
  [/hostIP set without hostPort/, 'hostIP only limits a hostPort; add hostPort, or leave hostIP out'],
  [/fractional byte value/, 'm means thousandths, here of a byte; M and G are millions and billions of bytes, Mi and Gi the powers of two'],
  [/null labelSelector/, 'add a labelSelector that matches the labels of the Pods it is about, usually those of this template'],
  [/overlapping paths/, 'the second file would overwrite the first, or needs a folder where a file is; give each key a path of its own'],
  [/has no sources provided/, 'name a configMap, secret, downwardAPI or serviceAccountToken in the source, or take it out'],
  [/duplicate ip/, 'put all hostnames of the address under one entry'],
  [/imagePullSecrets.*duplicate name/, 'name the Secret once'],
  [/imagePullSecrets.*invalid empty name/, 'write the name of the Secret with the registry credentials, or take the entry out'],
  [/terminationGracePeriodSeconds/, 'write the seconds that the container needs to stop; 30 is the default'],
  [/retains all historical revisions/, 'write how many old revisions to keep; 10 is the default'],
  [/a DNS label is recommended/, 'use lower case letters, digits and hyphens, at most 63 of them; a version can stand in a label'],
  [/kubernetes\.io\/ingress\.class/, 'take the annotation out and write ingressClassName: in spec'],
  [/^spec\.externalIPs is deprecated/, 'use type: LoadBalancer, or an Ingress or Gateway, to reach the Service from outside'],
  [/is ignored for headless services/, 'a headless Service has no address and no proxy to do this; take the field out, or clusterIP: None'],
  [/is ignored when spec\.type/, 'take the field out, or change type'],
  [/is ambiguous in this context/, 'a range begins with its first address; write the network, or the single address with all its bits'],
  [/Recycle reclaim policy/, 'write Retain or Delete, or let a StorageClass make the volumes'],
  [/non-functional in|disabled by default in/, 'nothing reads this any more; use what has taken its place'],
];

/** One sentence on what to write; `undefined` where the server's words say it already. */
export function warningHelp(message: string): string | undefined {
  return ROWS.find(([words]) => words.test(message))?.[1];
}
