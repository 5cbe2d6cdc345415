/** What a container used. */
export interface ContainerUsage {
  name: string;
  /** Thousandths of a CPU. */
  milliCpu: number;
  /** Bytes of memory. */
  bytes: number;
}

/** What the metrics server knows of a pod. */
export interface PodUsage {
  pod: string;
  containers: readonly ContainerUsage[];
  /** When it was measured, in milliseconds since 1970. */
  timestamp: number;
  /** The seconds before that over which the CPU was measured. */
  window: number;
}

/** The resource metrics API, as an installed metrics server serves it. */
export interface MetricsSource {
  /**
   * The pods of a namespace that have been measured.
   * @param selector as requests carry it (`app=web,tier in (a,b)`); all pods when undefined
   */
  podUsage(namespace: string, selector?: string): readonly PodUsage[];
}
