import { spawn, type ChildProcess } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { StageOutcome } from '../../run/play/stage.ts';

/** A control character that no command prints, before and after the exit status. */
const MARK = '\u0001';

/** A bash of this computer that stays open between commands. */
export class RealShell {
  readonly #shell: ChildProcess;
  readonly #script: string;
  #text = '';
  #waiting: ((outcome: StageOutcome) => void) | undefined;

  /**
   * @param cwd where commands run
   * @param script a file of its own to hand commands over with
   */
  constructor(cwd: string, script: string, env: NodeJS.ProcessEnv) {
    this.#script = script;
    // A process group of its own, so that Ctrl-C reaches what runs in it, and only that.
    this.#shell = spawn('bash', ['--noprofile', '--norc'], { cwd, env, detached: true, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#shell.stdout!.setEncoding('utf8').on('data', (text: string) => this.#read(text));
    this.#shell.on('close', () => this.#finish(this.#text, 1));
    // Ctrl-C ends the commands that were handed over, also a loop, but not the shell.
    this.#shell.stdin!.write('exec 2>&1; trap "return 130 2> /dev/null" INT; shopt -s expand_aliases\n');
  }

  async run(line: string): Promise<StageOutcome> {
    await writeFile(this.#script, `${line}\n`);
    return new Promise((resolve) => {
      this.#text = '';
      this.#waiting = resolve;
      this.#shell.stdin!.write(`. ${JSON.stringify(this.#script)} < /dev/null; printf '${MARK}%d${MARK}' $?\n`);
    });
  }

  /** Ctrl-C. */
  interrupt(): void {
    if (this.#shell.pid !== undefined) process.kill(-this.#shell.pid, 'SIGINT');
  }

  close(): void {
    try {
      if (this.#shell.pid !== undefined) process.kill(-this.#shell.pid, 'SIGTERM');
    } catch {
      // It has ended already.
    }
  }

  #read(text: string): void {
    this.#text += text;
    const [, before, status] = new RegExp(`^([^]*)${MARK}(\\d+)${MARK}$`).exec(this.#text) ?? [];
    if (status !== undefined) this.#finish(before!, Number(status));
  }

  #finish(text: string, status: number): void {
    this.#waiting?.({ status, text, endless: false });
    this.#waiting = undefined;
  }
}

/** The file that a shell is handed its commands with. */
export function scriptFile(folder: string, number: number): string {
  return join(folder, `commands-${number}.sh`);
}
