import type { Step } from '../console/step.ts';
import { withoutGeneratedNames } from './generated-names.ts';

/** All that a lesson has typed and put into files so far: words from it must be printed as they are. */
export class KnownText {
  #text = '';

  get text(): string {
    return this.#text;
  }

  /** Adds a file, and gives back its text. */
  file(text: string): string {
    this.#text += `${text}\n`;
    return text;
  }

  typed({ command, meanwhile }: Pick<Step, 'command' | 'meanwhile'>): void {
    this.#text += withoutGeneratedNames(`${command}\n${meanwhile.join('\n')}\n`);
  }
}
