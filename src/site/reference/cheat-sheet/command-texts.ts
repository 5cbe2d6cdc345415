/** What a command does, and which of its shapes are worth telling apart. */
export interface CommandText {
  /** One sentence. */
  does: string;
  /** What the words behind the command mean, by their shape (see `operandShape`). Shapes that are not named here are not told apart. */
  shapes?: Readonly<Record<string, string>>;
}

/** Commands that serve one purpose, in the order in which they are shown. */
export interface CommandGroup {
  id: string;
  title: string;
  commands: Readonly<Record<string, CommandText>>;
}

/**
 * The commands of kubectl that the cheat sheet can explain, by their path (`rollout undo`), grouped by purpose.
 * A command that a lesson uses has to be here: the page says which one is missing when the site is built.
 */
export const COMMAND_GROUPS: readonly CommandGroup[] = [
  {
    id: 'look',
    title: 'Look at what is there',
    commands: {
      get: {
        does: 'Lists the objects of a kind, one line each.',
        shapes: { word: 'all of a kind', 'word word': 'one, by kind and name', 'type/name': 'one, by kind and name', list: 'several kinds at once' },
      },
      describe: { does: 'Says at length how an object is, and which events happened to it.' },
      events: { does: 'Lists what happened lately.' },
      explain: { does: 'Prints the reference of a kind or of one of its fields.' },
      'api-resources': { does: 'Lists the kinds that the server knows, with their short names and groups.' },
      'api-versions': { does: 'Lists the groups and versions that the server serves.' },
      version: { does: 'Prints the versions of kubectl and of the server.' },
      'cluster-info': { does: 'Prints where the control plane answers.' },
      completion: { does: 'Prints a script by which your shell completes kubectl’s words.' },
      'cluster-info dump': { does: 'Prints everything that helps to find a fault in a cluster.' },
    },
  },
  {
    id: 'create-and-change',
    title: 'Create, change and delete',
    commands: {
      apply: { does: 'Makes objects as manifests describe them, and changes those that exist.' },
      'apply view-last-applied': { does: 'Prints the manifest that was applied last.' },
      'apply set-last-applied': { does: 'Notes a manifest as the one that was applied last, and changes nothing else.' },
      diff: { does: 'Shows what `apply` would change.' },
      kustomize: { does: 'Prints the manifests that a kustomization makes, without applying them.' },
      create: { does: 'Makes objects from a manifest, and fails when they exist.' },
      'create namespace': { does: 'Makes a namespace.' },
      'create deployment': { does: 'Makes a Deployment of an image.' },
      'create job': { does: 'Makes a Job.' },
      'create cronjob': { does: 'Makes a CronJob.' },
      'create service clusterip': { does: 'Makes a Service for use within the cluster.' },
      'create service nodeport': { does: 'Makes a Service with a port on every node.' },
      'create service loadbalancer': { does: 'Makes a Service with an address outside of the cluster.' },
      'create service externalname': { does: 'Makes a Service that is another name for a host.' },
      'create ingress': { does: 'Makes an Ingress from rules given as flags.' },
      'create poddisruptionbudget': { does: 'Makes a PodDisruptionBudget.' },
      'create priorityclass': { does: 'Makes a PriorityClass.' },
      'create quota': { does: 'Makes a ResourceQuota.' },
      run: { does: 'Starts a single Pod from an image.' },
      expose: { does: 'Makes a Service for the Pods of an object.' },
      label: {
        does: 'Sets, changes or removes labels of an object.',
        shapes: { remove: 'a key with a minus behind it removes the label' },
      },
      annotate: {
        does: 'Sets, changes or removes annotations of an object.',
        shapes: { remove: 'a key with a minus behind it removes the annotation' },
      },
      patch: { does: 'Changes single fields of an object.' },
      edit: { does: 'Opens an object in an editor, and sends back what you saved.' },
      replace: { does: 'Puts a manifest in the place of the whole object.' },
      'set image': { does: 'Gives a container of a workload another image.' },
      'set env': { does: 'Sets environment variables of a workload’s containers.' },
      'set resources': { does: 'Sets requests and limits of a workload’s containers.' },
      'set selector': { does: 'Sets the selector of a Service.' },
      'set subject': { does: 'Adds a user, group or ServiceAccount to a binding.' },
      'set serviceaccount': { does: 'Lets the Pods of a workload run as another ServiceAccount.' },
      delete: { does: 'Deletes objects, and waits until they are gone.', shapes: { 'word word': 'by kind and name', 'type/name': 'by kind and name' } },
      wait: { does: 'Waits until objects are in a state, or until the time is over.' },
    },
  },
  {
    id: 'configure',
    title: 'Configuration and secrets',
    commands: {
      'create configmap': { does: 'Makes a ConfigMap from values or files.' },
      'create secret generic': { does: 'Makes a Secret from values or files.' },
      'create secret tls': { does: 'Makes a Secret from a certificate and its key.' },
      'create secret docker-registry': { does: 'Makes a Secret that logs in to an image registry.' },
    },
  },
  {
    id: 'roll-out',
    title: 'Roll out',
    commands: {
      'rollout status': { does: 'Waits until a rollout is done, and says how far it is.' },
      'rollout history': { does: 'Lists the revisions of a workload.' },
      'rollout undo': { does: 'Goes back to the revision before this one.' },
      'rollout restart': { does: 'Replaces all Pods of a workload, a few at a time.' },
      'rollout pause': { does: 'Holds a rollout, so that several changes become one.' },
      'rollout resume': { does: 'Lets a rollout go on that was paused.' },
    },
  },
  {
    id: 'scale',
    title: 'Scale',
    commands: {
      scale: { does: 'Sets how many Pods a workload has.' },
      autoscale: { does: 'Makes a HorizontalPodAutoscaler for a workload.' },
      'top pod': { does: 'Shows what Pods use of CPU and memory; needs metrics-server.' },
      'top node': { does: 'Shows what nodes use of CPU and memory; needs metrics-server.' },
    },
  },
  {
    id: 'debug',
    title: 'Look inside and debug',
    commands: {
      logs: { does: 'Prints what a container has written.', shapes: { word: 'of a Pod', 'type/name': 'of one Pod of a workload' } },
      exec: { does: 'Runs a program in a container.', shapes: { word: 'in a Pod', 'type/name': 'in one Pod of a workload' } },
      'port-forward': { does: 'Leads a port of your computer to a Pod or Service, until you end it.' },
      debug: { does: 'Puts a container for debugging into a Pod, or copies the Pod.' },
      attach: { does: 'Connects you with the main process of a container.' },
      cp: { does: 'Copies files to or from a container.' },
      proxy: { does: 'Opens the API of the cluster on a port of your computer, as you.' },
    },
  },
  {
    id: 'access',
    title: 'Access',
    commands: {
      'auth can-i': { does: 'Says whether somebody may do something.' },
      'auth whoami': { does: 'Says who the server takes you for.' },
      'auth reconcile': { does: 'Makes roles and bindings as a manifest has them, and adds what they lack.' },
      'create serviceaccount': { does: 'Makes a ServiceAccount.' },
      'create token': { does: 'Prints a token with which one can act as a ServiceAccount.' },
      'certificate approve': { does: 'Lets a certificate be issued that somebody has asked for.' },
      'certificate deny': { does: 'Refuses a certificate that somebody has asked for.' },
      'create role': { does: 'Makes a Role: what may be done in one namespace.' },
      'create rolebinding': { does: 'Gives a role to somebody, in one namespace.' },
      'create clusterrole': { does: 'Makes a ClusterRole, which can hold in all namespaces.' },
      'create clusterrolebinding': { does: 'Gives a ClusterRole to somebody, in the whole cluster.' },
    },
  },
  {
    id: 'nodes',
    title: 'Nodes',
    commands: {
      cordon: { does: 'Tells the scheduler to put no more Pods on a node.' },
      drain: { does: 'Cordons a node and evicts its Pods.' },
      uncordon: { does: 'Lets the scheduler use a node again.' },
      taint: {
        does: 'Sets or removes taints, by which a node refuses Pods.',
        shapes: { remove: 'with a minus behind it: removes the taint' },
      },
    },
  },
  {
    id: 'contexts',
    title: 'Which cluster, as whom',
    commands: {
      'config current-context': { does: 'Prints the name of the context in use: which cluster you talk to, and as whom.' },
      'config get-contexts': { does: 'Lists the contexts that you have.' },
      'config use-context': { does: 'Changes to another context.' },
      'config set-context': { does: 'Changes a context, for example its namespace.' },
      'config rename-context': { does: 'Gives a context another name.' },
      'config delete-context': { does: 'Removes a context from your kubeconfig.' },
      'config view': { does: 'Prints your kubeconfig without its secrets.' },
      'config get-clusters': { does: 'Lists the clusters of your kubeconfig.' },
      'config get-users': { does: 'Lists the users of your kubeconfig.' },
      'config set-cluster': { does: 'Adds a cluster to your kubeconfig, or changes one.' },
      'config delete-cluster': { does: 'Removes a cluster from your kubeconfig.' },
      'config set-credentials': { does: 'Adds a user to your kubeconfig, or changes one.' },
      'config set': { does: 'Sets a single value of your kubeconfig.' },
      'config unset': { does: 'Removes a single value from your kubeconfig.' },
      'config delete-user': { does: 'Removes a user from your kubeconfig.' },
    },
  },
];

/** The text of a command; undefined when the cheat sheet does not know it. */
export function commandText(path: string): CommandText | undefined {
  return COMMAND_GROUPS.find(({ commands }) => Object.hasOwn(commands, path))?.commands[path];
}
