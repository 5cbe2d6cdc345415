import { Computer, type ComputerOptions } from '../computer.ts';
import { textOf } from '../output/output.ts';
import { Terminal } from '../terminal.ts';

/** Runs command lines in one terminal; for each, what it printed and, unless it is 0, `? N` for its status. */
export async function session(lines: readonly string[], options: ComputerOptions = {}): Promise<string[]> {
  const terminal = new Terminal(new Computer(options));
  const results: string[] = [];
  for (const line of lines) {
    const { output, status } = await terminal.run(line);
    results.push(`${textOf(output)}${status === 0 ? '' : `? ${status}\n`}`);
  }
  terminal.close();
  return results;
}
