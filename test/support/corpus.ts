import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A manifest and what a Kubernetes 1.36 API server said of it (test/conformance/README.md). */
export interface CorpusCase {
  id: string;
  kind: string;
  family: string;
  verdict: 'accepted' | 'rejected';
  stage: 'yaml' | 'unknown-kind' | 'strict-decoding' | 'validation' | 'admission' | null;
  message: string | null;
  causes: { field: string; type: string; message: string; document?: number }[];
  /** Texts of the server's `Warning` headers. */
  warnings: string[];
  manifest: string;
  needs_cluster_state?: boolean;
}

const FOLDER = join(import.meta.dirname, '../conformance');

/** Every case of the corpus, in the order of its files. */
export function readCorpus(): CorpusCase[] {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith('.json')).sort();
  return files.flatMap((file) => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as CorpusCase[]);
}
