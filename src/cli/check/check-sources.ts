import type { Finding, Summary } from '../../findings/finding.ts';
import { schemaSet } from '../../kube/schema/schema-set.ts';
import { dialectOf } from '../../lesson/dialect.ts';
import type { Landmark } from '../../lesson/workspace/file-sets.ts';
import type { Source } from '../../text/source.ts';
import { ManifestFiles } from './manifest-files.ts';
import { addTo, isManifest, survey } from './survey.ts';
import { UnitChecker, type Around, type CheckSettings, type Unit } from './unit.ts';
import type { UnitResult, UpdatedPage } from './unit-result.ts';
import { startWorkers, workersFor } from './workers.ts';

export interface Checked {
  findings: Finding[];
  counts: Pick<Summary, 'files' | 'blocks' | 'manifests' | 'commands'> & { others: number; commandsRun: number };
  /** The lessons in which commands print something else, with what they print. */
  updated: UpdatedPage[];
  /** The errors of Drydock itself; each is also a finding at the file that it happened with. */
  crashes: unknown[];
}

export interface CheckOptions {
  /** What was met in folders and not checked, but says how the files beside it are used. */
  landmarks?: readonly Landmark[];
  /** Manifests that are not checked, but stand beside those that are: what they make is known. */
  beside?: readonly Source[];
  /** Called as files are done. */
  progress?(done: number, all: number): void;
  /** How many threads to use besides this one; as many as pay when absent. */
  threads?: number;
}

/**
 * Checks files: each page, with the manifests that belong to it, and the manifests in the sets in which they are applied.
 * Pages come first, as what they make is known to the manifests. The result is the same for any number of threads. An error
 * within Drydock itself does not keep the other files from being checked.
 */
export async function checkSources(sources: readonly Source[], settings: CheckSettings, options: CheckOptions = {}): Promise<Checked> {
  const checked: Checked = { findings: [], counts: { files: 0, blocks: 0, manifests: 0, commands: 0, others: 0, commandsRun: 0 }, updated: [], crashes: [] };
  const texts = sources.filter(isManifest).map(({ file, text }) => ({ file, text }));
  const manifests = new ManifestFiles(texts, schemaSet(settings.kubernetesVersion, { customResources: true }));
  const { pages, sets, around, failed } = survey(sources, manifests, options.landmarks ?? []);
  if (options.beside !== undefined && options.beside.length > 0) addTo(around, options.beside, manifests);
  let done = 0;
  const progressBy = (unit: Unit): void => {
    done += unit.kind === 'page' ? 1 : unit.files.length;
    options.progress?.(done, sources.length);
  };

  const threads = options.threads ?? workersFor(sources, settings.play === undefined ? 0 : sources.filter(({ file }) => dialectOf(file) === 'mdx').length);
  const workers = threads > 0 ? startWorkers(threads, settings, texts) : undefined;
  try {
    const here = new UnitChecker(settings, texts, manifests);
    const phase = async (units: readonly Unit[], known: Around): Promise<UnitResult[]> => {
      if (workers !== undefined) return workers.check(units, known, progressBy);
      const results: UnitResult[] = [];
      for (const unit of units) {
        results.push(await here.check(unit, known));
        progressBy(unit);
        // Lets a signal or the terminal be heard between two files.
        if (options.progress !== undefined) await new Promise(setImmediate);
      }
      return results;
    };
    const results = [failed, ...(await phase(pages, around))];
    const objects = [...around.objects, ...results.flatMap(({ makes }) => makes)];
    results.push(...(await phase(sets, { ...around, objects })));
    for (const result of results) add(checked, result);
  } finally {
    await workers?.stop();
  }
  return checked;
}

function add(checked: Checked, { findings, counts, crashes, updated }: UnitResult): void {
  checked.findings.push(...findings);
  checked.crashes.push(...crashes);
  checked.updated.push(...updated);
  checked.counts.files += counts.files;
  checked.counts.blocks += counts.blocks;
  checked.counts.manifests += counts.manifests;
  checked.counts.commands += counts.commands;
  checked.counts.others += counts.others;
  checked.counts.commandsRun += counts.commandsRun;
}
