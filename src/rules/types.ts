import type { Finding, Fix, RelatedPlace, Severity } from '../findings/finding.ts';
import type { KubernetesVersion } from '../kube/version.ts';
import type { Profile } from '../lesson/profiles.ts';
import type { Lesson, Suppression } from '../lesson/types.ts';
import type { Place } from '../text/position.ts';

/** What a rule says of a place; the framework adds the rule's id and severity. */
export interface RuleReport {
  /** In the lesson's own file, unless it says another of the files that are checked together. */
  range: Place;
  /** What was found, what was expected, and where the expectation comes from. */
  message: string;
  help?: string;
  path?: string;
  related?: RelatedPlace[];
  fix?: Fix;
  /** Only to be less severe than the rule is, where it is less sure. */
  severity?: Severity;
}

export interface RuleContext {
  lesson: Lesson;
  kubernetesVersion: KubernetesVersion;
  /** The ids of all rules there are. */
  ruleIds: readonly string[];
  /** What playing the page's commands found; undefined when they were not run. Read by rules that are `played`. */
  played?: readonly Finding[];
  /** Suppressions that silenced nothing; known only to a rule that runs `last`, empty for all others. */
  unusedSuppressions: readonly Suppression[];
  report(report: RuleReport): void;
}

/** A check, with what its page on the site says of it. */
export interface Rule {
  /** `area/name`; also the path of its folder below `src/rules`. */
  id: string;
  severity: Severity;
  /** One line: what is reported. */
  summary: string;
  /** A paragraph or two of Markdown: why it matters and what to do. */
  why: string;
  /** Where the rule comes from, such as a page of the Kubernetes documentation. */
  source?: string;
  /**
   * The rule is off unless one of these profiles is chosen (`--profile`, or `profile` in the front matter)
   * or a severity is asked for it (`--rule`).
   */
  profiles?: readonly Profile[];
  /** The rule runs when all others have, and after suppressions have been applied. */
  last?: true;
  /** The rule reports what was found when the commands were run, and is silent when they were not. */
  played?: true;
  check(context: RuleContext): void;
}

export type { Finding };
