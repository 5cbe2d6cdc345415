import type { Finding, Severity, Summary } from '../../findings/finding.ts';
import { fileFinding } from '../files/file-finding.ts';
import type { KubernetesVersion } from '../../kube/version.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { parseLesson } from '../../lesson/parse.ts';
import { checkLesson } from '../../rules/check.ts';
import type { Source } from '../../text/source.ts';

export interface CheckSettings {
  kubernetesVersion: KubernetesVersion;
  severities: Readonly<Record<string, Severity | 'off'>>;
  profile?: string;
}

export interface Checked {
  findings: Finding[];
  counts: Pick<Summary, 'files' | 'blocks' | 'manifests' | 'commands'>;
  /** The errors of Drydock itself; each is also a finding at the file that it happened with. */
  crashes: unknown[];
}

/** Checks files one after the other. An error within Drydock itself does not keep the others from being checked. */
export function checkSources(sources: readonly Source[], settings: CheckSettings): Checked {
  const checked: Checked = { findings: [], counts: { files: 0, blocks: 0, manifests: 0, commands: 0 }, crashes: [] };
  const schemas = schemaSet(settings.kubernetesVersion, { customResources: true });
  for (const source of sources) {
    try {
      const { findings, counts } = checkLesson(parseLesson(source, { schemas }), settings);
      checked.findings.push(...findings);
      checked.counts.files += 1;
      checked.counts.blocks += counts.blocks;
      checked.counts.manifests += counts.manifests;
      checked.counts.commands += counts.commands;
    } catch (error) {
      checked.crashes.push(error);
      checked.findings.push(crashFinding(source.file, error));
    }
  }
  return checked;
}

function crashFinding(file: string, error: unknown): Finding {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return fileFinding('internal/crashed', file, `Drydock failed while it checked this file: ${reason.split('\n', 1)[0]}`, {
    help: 'this is a mistake in Drydock, please report it; DRYDOCK_DEBUG=1 shows where it happened',
  });
}
