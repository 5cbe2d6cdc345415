/**
 * The commands and flags of kubectl 1.36, as `kubectl COMMAND --help` and `kubectl options` list them,
 * with those that are hidden because they are deprecated.
 *
 * A key is the command's path, with other names of its last word in parentheses. Its flags are separated by blanks:
 * `name` is a switch, `name=` takes a value, `name?` may have one, but only attached (`--dry-run=client`);
 * `name,n` has a shorthand, `*` before it says that kubectl refuses the command without it, `!` behind it that it is
 * deprecated. `@print` and `@files` stand for the flags that most commands share. `...` says that a command's flags
 * are not listed here.
 */
export const COMMANDS: Readonly<Record<string, string>> = {
  alpha: '...',
  annotate:
    '@print @files all all-namespaces,A dry-run? field-manager= field-selector= list local overwrite '
    + 'record! resource-version= selector,l=',
  'api-resources': 'api-group= cached categories= namespaced no-headers output,o= sort-by= verbs=',
  'api-versions': '',
  apply:
    '@print @files all cascade? dry-run? field-manager= force force-conflicts grace-period= openapi-patch '
    + 'overwrite prune prune-allowlist= record! selector,l= server-side subresource= timeout= validate? '
    + 'wait',
  'apply edit-last-applied': '@print @files field-manager= record! validate? windows-line-endings',
  'apply set-last-applied': '@print create-annotation dry-run? filename,f=',
  'apply view-last-applied': '@files all output,o= selector,l=',
  attach: 'container,c= detach-keys= pod-running-timeout= quiet,q stdin,i tty,t',
  auth: '',
  'auth can-i': 'all-namespaces,A list no-headers quiet,q subresource=',
  'auth reconcile': '@print @files dry-run? remove-extra-permissions remove-extra-subjects',
  'auth whoami': '@print',
  autoscale:
    '@print @files cpu-percent=! cpu= dry-run? field-manager= *max= memory= min= name= record! '
    + 'save-config',
  certificate: '',
  'certificate approve': '@print @files force',
  'certificate deny': '@print @files force',
  'cluster-info': '',
  'cluster-info dump': '@print all-namespaces,A namespaces= output-directory= pod-running-timeout=',
  completion: '',
  config: '',
  'config current-context': '',
  'config delete-cluster': '',
  'config delete-context': '',
  'config delete-user': '',
  'config get-clusters': '',
  'config get-contexts': 'no-headers output,o=',
  'config get-users': '',
  'config rename-context': '',
  'config set': 'set-raw-bytes',
  'config set-cluster': 'certificate-authority= embed-certs insecure-skip-tls-verify proxy-url= server= tls-server-name=',
  'config set-context': 'cluster= current namespace= user=',
  'config set-credentials':
    'auth-provider-arg= auth-provider= client-certificate= client-key= embed-certs exec-api-version= '
    + 'exec-arg= exec-command= exec-env= exec-interactive-mode= exec-provide-cluster-info password= token= '
    + 'username=',
  'config unset': '',
  'config use-context (use)': '',
  'config view': '@print flatten merge minify raw',
  cordon: 'dry-run? selector,l=',
  cp: 'container,c= no-preserve retries=',
  create:
    '@print @files dry-run? edit field-manager= raw= record! save-config selector,l= validate? '
    + 'windows-line-endings',
  'create clusterrole':
    '@print aggregation-rule= dry-run? field-manager= non-resource-url= resource-name= resource= '
    + 'save-config validate? verb=',
  'create clusterrolebinding': '@print *clusterrole= dry-run? field-manager= group= save-config serviceaccount= user= validate?',
  'create configmap (cm)':
    '@print append-hash dry-run? field-manager= from-env-file= from-file= from-literal= save-config '
    + 'validate?',
  'create cronjob (cj)': '@print dry-run? field-manager= *image= restart= save-config *schedule= validate?',
  'create deployment (deploy)': '@print dry-run? field-manager= *image= port= replicas,r= save-config validate?',
  'create ingress (ing)': '@print annotation= class= default-backend= dry-run? field-manager= rule= save-config validate?',
  'create job': '@print dry-run? field-manager= from= image= save-config validate?',
  'create namespace (ns)': '@print dry-run? field-manager= save-config validate?',
  'create poddisruptionbudget (pdb)': '@print dry-run? field-manager= max-unavailable= min-available= save-config selector= validate?',
  'create priorityclass (pc)':
    '@print description= dry-run? field-manager= global-default preemption-policy= save-config validate? '
    + 'value=',
  'create quota (resourcequota)': '@print dry-run? field-manager= hard= save-config scopes= validate?',
  'create role': '@print dry-run? field-manager= resource-name= resource= save-config validate? verb=',
  'create rolebinding': '@print clusterrole= dry-run? field-manager= group= role= save-config serviceaccount= user= validate?',
  'create secret': '',
  'create secret docker-registry':
    '@print append-hash docker-email= docker-password= docker-server= docker-username= dry-run? '
    + 'field-manager= from-file= save-config validate?',
  'create secret generic':
    '@print append-hash dry-run? field-manager= from-env-file= from-file= from-literal= save-config type= '
    + 'validate?',
  'create secret tls': '@print append-hash cert= dry-run? field-manager= key= save-config validate?',
  'create service (svc)': '',
  'create service clusterip': '@print clusterip= dry-run? field-manager= save-config tcp= validate?',
  'create service externalname': '@print dry-run? *external-name= field-manager= save-config tcp= validate?',
  'create service loadbalancer': '@print dry-run? field-manager= save-config tcp= validate?',
  'create service nodeport': '@print dry-run? field-manager= node-port= save-config tcp= validate?',
  'create serviceaccount (sa)': '@print dry-run? field-manager= save-config validate?',
  'create token': '@print audience= bound-object-kind= bound-object-name= bound-object-uid= duration=',
  debug:
    'arguments-only attach container,c= copy-to= custom= env= filename,f= image-pull-policy= image= '
    + 'keep-annotations keep-init-containers keep-labels keep-liveness keep-readiness keep-startup profile= '
    + 'quiet,q replace same-node set-image= share-processes stdin,i target= tty,t',
  delete:
    '@files all all-namespaces,A cascade? dry-run? field-selector= force grace-period= ignore-not-found '
    + 'interactive,i now output,o= raw= selector,l= timeout= wait',
  describe: '@files all-namespaces,A chunk-size= selector,l= show-events',
  diff:
    '@files concurrency= field-manager= force-conflicts prune prune-allowlist= selector,l= server-side '
    + 'show-managed-fields',
  drain:
    'chunk-size= delete-emptydir-data disable-eviction dry-run? force grace-period= ignore-daemonsets '
    + 'pod-selector= selector,l= skip-wait-for-delete-timeout= timeout=',
  edit:
    '@print @files field-manager= output-patch record! save-config subresource= validate? '
    + 'windows-line-endings',
  events: '@print all-namespaces,A chunk-size= for= no-headers types= watch,w',
  exec: 'container,c= filename,f= pod-running-timeout= quiet,q stdin,i tty,t',
  explain: 'api-version= output,o= recursive,R',
  expose:
    '@print @files cluster-ip= dry-run? external-ip= field-manager= labels,l= load-balancer-ip= name= '
    + 'override-type= overrides= port= protocol= record! save-config selector= session-affinity= '
    + 'target-port= type=',
  get:
    '@print @files all-namespaces,A chunk-size= field-selector= ignore-not-found label-columns,L= '
    + 'no-headers output-watch-events raw= selector,l= server-print show-kind show-labels sort-by= '
    + 'subresource= watch,w watch-only',
  help: '...',
  kuberc: '...',
  'kuberc set': '...',
  'kuberc view': '...',
  kustomize:
    'as-current-user enable-alpha-plugins enable-helm env,e= helm-api-versions= helm-command= helm-debug '
    + 'helm-kube-version= load-restrictor= mount= network network-name= output,o=',
  label:
    '@print @files all all-namespaces,A dry-run? field-manager= field-selector= list local overwrite '
    + 'record! resource-version= selector,l=',
  logs:
    'all-containers all-pods container,c= follow,f ignore-errors insecure-skip-tls-verify-backend '
    + 'limit-bytes= max-log-requests= pod-running-timeout= prefix previous,p selector,l= since-time= since= '
    + 'tail= timestamps',
  options: '...',
  patch: '@print @files dry-run? field-manager= local patch,p= patch-file= record! subresource= type=',
  plugin: '',
  'plugin list': 'name-only',
  'port-forward': 'address= pod-running-timeout=',
  proxy:
    'accept-hosts= accept-paths= address= api-prefix= append-server-path disable-filter keepalive= '
    + 'port,p= reject-methods= reject-paths= unix-socket,u= www,w= www-prefix,P=',
  replace:
    '@print @files cascade? dry-run? field-manager= force grace-period= raw= save-config subresource= '
    + 'timeout= validate? wait',
  rollout: '',
  'rollout history': '@print @files revision= selector,l=',
  'rollout pause': '@print @files field-manager= selector,l=',
  'rollout restart': '@print @files field-manager= selector,l=',
  'rollout resume': '@print @files field-manager= selector,l=',
  'rollout status': '@files revision= selector,l= timeout= watch,w',
  'rollout undo': '@print @files dry-run? selector,l= to-revision=',
  run:
    '@print @files annotations= attach cascade? command detach-keys= dry-run? env= expose field-manager= '
    + 'force grace-period= image-pull-policy= *image= labels,l= leave-stdin-open override-type= overrides= '
    + 'pod-running-timeout= port= privileged quiet,q record! restart= rm save-config stdin,i timeout= tty,t '
    + 'wait',
  scale:
    '@print @files all current-replicas= dry-run? record! *replicas= resource-version= selector,l= '
    + 'timeout=',
  set: '',
  'set env':
    '@print @files all containers,c= dry-run? env,e= field-manager= from= keys= list local overwrite '
    + 'prefix= resolve selector,l=',
  'set image': '@print @files all dry-run? field-manager= local record! selector,l=',
  'set resources': '@print @files all containers,c= dry-run? field-manager= limits= local record! requests= selector,l=',
  'set selector': '@print all dry-run? field-manager= filename,f= local record! recursive,R resource-version=',
  'set serviceaccount (sa)': '@print @files all dry-run? field-manager= local record!',
  'set subject': '@print @files all dry-run? field-manager= group= local selector,l= serviceaccount= user=',
  taint: '@print all dry-run? field-manager= overwrite selector,l= validate?',
  top: '',
  'top node (nodes no)': 'no-headers selector,l= show-capacity show-swap sort-by= use-protocol-buffers',
  'top pod (pods po)':
    'all-namespaces,A containers field-selector= no-headers selector,l= show-swap sort-by= sum '
    + 'use-protocol-buffers',
  uncordon: 'dry-run? selector,l=',
  version: 'client output,o=',
  wait: '@print all all-namespaces,A field-selector= filename,f= for= local recursive,R selector,l= timeout=',
};

/** Flags that several commands share. */
export const SHARED_FLAGS: Readonly<Record<string, string>> = {
  print: 'allow-missing-template-keys output,o= show-managed-fields template=',
  files: 'filename,f= kustomize,k= recursive,R',
};

/** Flags that every command takes (`kubectl options`). */
export const GLOBAL_FLAGS =
  'as= as-group= as-uid= as-user-extra= cache-dir= certificate-authority= client-certificate= '
  + 'client-key= cluster= context= disable-compression insecure-skip-tls-verify kubeconfig= kuberc= '
  + 'log-flush-frequency= match-server-version namespace,n= password= profile= profile-output= '
  + 'request-timeout= server,s= tls-server-name= token= user= username= v,v= vmodule= warnings-as-errors '
  + 'help,h';
