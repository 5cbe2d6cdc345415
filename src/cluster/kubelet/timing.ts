/** Seconds that things take on a node. The recorded clusters show a pod running about one second after it was made. */
export const TIMING = {
  /** From the binding of a pod until its kubelet begins. */
  notice: 0.05,
  /** Until the sandbox of a pod stands and it has its address. */
  sandbox: 0.15,
  /** From the making of a container until it runs. */
  start: 0.4,
  /** Until this much later: no two nodes and no two containers are equally fast. */
  startSpread: 0.3,
  /** For this long at least a container is seen to run. */
  shortest: 1,
  /** Between the end of a container and the decision what comes next. */
  relist: 1,
  /** From the end of the last container of a deleted pod until its object goes. */
  cleanUp: 0.4,
  /** Between tries to mount volumes or to find what variables are made from. */
  retryConfig: 10,
  /** From the making of a ConfigMap or Secret until those who wait for one look again. */
  retrySoon: 1,
  retryMountFirst: 0.5,
  retryMountLast: 122,
  /** Until mounted ConfigMaps and Secrets show a change. The kubelet looks once a minute. */
  volumeSync: 60,
} as const;

/** Seconds before an image is tried again, and a container restarted: doubled each time. Rule: `imageBackOffPeriod`, `MaxContainerBackOff`. */
export const BACKOFF = { first: 10, last: 300, resetAfter: 600 } as const;
