/** Languages of a fence whose content is YAML. */
export const YAML_LANGUAGES: ReadonlySet<string> = new Set(['yaml', 'yml', 'json']);

/** Languages of a fence whose content is typed at a prompt. */
export const SHELL_LANGUAGES: ReadonlySet<string> = new Set([
  'sh',
  'bash',
  'shell',
  'zsh',
  'console',
  'terminal',
  'shell-session',
  'shellsession',
  'sh-session',
  'bash-session',
  // Workshops of Educates run such a block when it is clicked on.
  'execute',
  'execute-1',
  'execute-2',
]);

/** Those that say "a session", so that without a prompt the content may be output alone. */
export const SESSION_LANGUAGES: ReadonlySet<string> = new Set(['console', 'terminal', 'shell-session', 'shellsession', 'sh-session', 'bash-session']);

/** Languages that say little of the content: none, plain text, and names for manifests or templates of them that no highlighter knows well. */
export const PLAIN_LANGUAGES: ReadonlySet<string> = new Set([
  '',
  'text',
  'txt',
  'plain',
  'plaintext',
  'k8s',
  'kubernetes',
  'manifest',
  'helm',
  'gotmpl',
  'go-template',
  'gotemplate',
  'jinja',
  'jinja2',
  'yaml+jinja',
  'yaml-template',
]);

/** Programs that a Kubernetes page has its reader run; a line that begins with one is a command. */
export const PROGRAMS: ReadonlySet<string> = new Set([
  'kubectl',
  'docker',
  'helm',
  'minikube',
  'kind',
  'k3d',
  'kustomize',
  'curl',
  'wget',
  'git',
  'brew',
  'apt',
  'apt-get',
  'pip',
  'npm',
  'npx',
  'sudo',
  'cd',
  'cat',
  'mkdir',
  'export',
  'echo',
  'nslookup',
  'watch',
  'argocd',
  'istioctl',
  'podman',
]);

/** Programs that are handed a here-document. */
export const HEREDOC_PROGRAMS: ReadonlySet<string> = new Set([...PROGRAMS, 'tee', 'oc', 'microk8s', 'k0s', 'k3s', 'sh', 'bash', 'ssh', 'flux']);
