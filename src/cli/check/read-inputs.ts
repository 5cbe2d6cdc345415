import { fileFinding } from '../files/file-finding.ts';
import type { InputFile } from '../files/collect.ts';
import { leftOutLandmark, looksLikeManifest } from '../files/manifest-text.ts';
import { readStream, readText } from '../files/read.ts';
import type { Finding } from '../../findings/finding.ts';
import type { Landmark } from '../../lesson/workspace/file-sets.ts';
import { createSource, type Source } from '../../text/source.ts';
import type { Io } from '../io.ts';

export interface Inputs {
  sources: Source[];
  findings: Finding[];
  /** YAML files met in folders that are no manifests. JSON of other kinds (`package.json`) surprises nobody, and is not counted. */
  leftOut: number;
  /** What files that were left out say of those beside them. */
  landmarks: Landmark[];
}

const DATA = /\.(?:ya?ml|json)$/i;

/**
 * Reads the files to be checked. What cannot be read, is no text or is empty becomes a finding.
 * `stdinName` is the name that standard input goes by; its ending says how it is written.
 */
export async function readInputs(files: readonly InputFile[], stdinName: string | undefined, io: Io): Promise<Inputs> {
  const inputs: Inputs = { sources: [], findings: [], leftOut: 0, landmarks: [] };
  for (const file of files) {
    const isStdin = file.path === '-';
    const shown = isStdin ? (stdinName ?? 'stdin') : file.shown;
    const text = isStdin ? await readStream(io.stdin, shown) : await readText(file.path, shown);
    if (typeof text !== 'string') {
      inputs.findings.push(text);
    } else if (!file.named && DATA.test(shown) && !looksLikeManifest(shown, text)) {
      if (!/\.json$/i.test(shown)) inputs.leftOut += 1;
      const landmark = leftOutLandmark(shown, text);
      if (landmark !== undefined) inputs.landmarks.push(landmark);
    } else {
      const name = isStdin && stdinName === undefined ? guessedName(text) : shown;
      if (text.trim() === '') inputs.findings.push(fileFinding('input/empty', name, 'the file is empty'));
      inputs.sources.push(createSource(name, text));
    }
  }
  return inputs;
}

/** Standard input without a name is a manifest when it reads like one, and else a page. */
function guessedName(text: string): string {
  const isData = text.trimStart().startsWith('{') || (/^(?:apiVersion|kind)[ \t]*:/m.test(text) && !/^\s*(?:```|~~~)/m.test(text));
  return isData ? 'stdin.yaml' : 'stdin.md';
}
