import type { Finding } from '../../../findings/finding.ts';

/** Asks for the findings of one file. Of several requests for the same file, only the newest is sure to be answered. */
export interface CheckRequest {
  /** Stands in the reply. */
  id: number;
  /** The texts of all files of the workspace by their names, the checked one included. */
  files: Readonly<Record<string, string>>;
  name: string;
}

/** What is found in the file of a request. */
export interface CheckReply {
  id: number;
  findings: Finding[];
}
