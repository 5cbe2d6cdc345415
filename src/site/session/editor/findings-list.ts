import type { Finding } from '../../../findings/finding.ts';
import { button, element } from '../client/dom.ts';
import { foundSentence, placeWords } from './words.ts';

export interface FindingsListOptions {
  /** The reader wants to see the place of a finding. */
  onGo(index: number): void;
  /** The reader wants a finding's fix. */
  onFix(index: number): void;
}

/** The findings below an editor, in words, and their number, which is announced. */
export class FindingsList {
  readonly dom: HTMLElement;
  readonly #status: HTMLElement;
  readonly #list: HTMLOListElement;
  readonly #options: FindingsListOptions;
  #shown = '';

  constructor(options: FindingsListOptions) {
    this.#options = options;
    this.dom = element('div', 'dd-editor-findings');
    this.#status = element('p', 'dd-editor-status');
    this.#status.role = 'status';
    this.#list = element('ol');
    this.#list.hidden = true;
    this.dom.append(this.#status, this.#list);
  }

  /** Says something in place of the number of findings. */
  say(sentence: string): void {
    this.#settle(sentence, 'none');
  }

  /** Shows findings. The same ones again change nothing, so that a button keeps its focus. */
  show(findings: readonly Finding[]): void {
    this.#settle(foundSentence(findings), findings[0] === undefined ? 'clean' : worst(findings));
    const shown = JSON.stringify(findings);
    if (shown === this.#shown) return;
    this.#shown = shown;
    this.#list.replaceChildren(...findings.map((finding, index) => this.#item(finding, index)));
    this.#list.hidden = findings.length === 0;
  }

  #settle(sentence: string, state: string): void {
    this.#status.dataset['state'] = state;
    // A text that is set again would be announced again.
    if (this.#status.textContent !== sentence) this.#status.textContent = sentence;
  }

  #item(finding: Finding, index: number): HTMLLIElement {
    const item = element('li', `dd-finding dd-finding-${finding.severity}`);
    const go = button('dd-finding-go', '', () => this.#options.onGo(index));
    const place = element('span', 'dd-finding-place', placeWords(finding));
    const severity = element('span', 'dd-finding-severity', finding.severity);
    go.append(place, ' ', severity, ' ', element('span', 'dd-finding-message', finding.message));
    item.append(go);
    if (finding.help !== undefined) item.append(element('p', 'dd-finding-help', finding.help));
    if (finding.fix !== undefined && finding.fix.file === finding.file) {
      const fix = button('dd-finding-fix', 'Fix it', () => this.#options.onFix(index));
      fix.setAttribute('aria-label', `Fix it: ${placeWords(finding)}`);
      item.append(fix);
    }
    return item;
  }
}

function worst(findings: readonly Finding[]): string {
  return ['error', 'warning', 'info'].find((severity) => findings.some((finding) => finding.severity === severity))!;
}
