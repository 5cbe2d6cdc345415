import { counted } from '../../../findings/summary-line.ts';
import type { ClusterSnapshot } from '../../../run/worker/snapshot.ts';
import { openClusterView, type ClusterView } from '../cluster-view/cluster-view.ts';
import { wantsFile } from './completion.ts';
import { heightHandle } from './dock-height.ts';
import { button, element } from './dom.ts';
import { browserStore } from './browser-store.ts';
import { TerminalView, type TerminalOptions } from './terminal-view.ts';

export interface DockOptions extends Omit<TerminalOptions, 'close'> {
  startOver(): void;
}

const PANELS = ['terminal', 'cluster'] as const;
type PanelName = (typeof PANELS)[number];

/** Under this name the browser keeps which panels are open. */
const KEPT = 'drydock:dock';

/** Where both panels have room beside one another. */
const WIDE = '(min-width: 64em)';

/** The bar at the bottom of a page whose blocks have been run: the reader's terminal, and a picture of the cluster. */
export class Dock {
  readonly #terminal: TerminalView;
  readonly #root: HTMLElement;
  readonly #busy = element('span', 'dd-dock-busy');
  readonly #panels: Readonly<Record<PanelName, { button: HTMLButtonElement; panel: HTMLElement }>>;
  readonly #clusterHost = element('div', 'dd-dock-panel dd-dock-cluster');
  #view: ClusterView | undefined;
  #snapshot: ClusterSnapshot | undefined;
  readonly #store = browserStore();

  constructor(options: DockOptions) {
    this.#terminal = new TerminalView({ ...options, words: (line) => [...options.words(line), ...(wantsFile(line) ? [] : this.#names())], close: () => this.#toggle('terminal') });
    const terminalHost = element('div', 'dd-dock-panel dd-dock-terminal', this.#terminal.element);
    this.#panels = {
      terminal: { button: button('dd-dock-toggle', 'Terminal', () => this.#toggle('terminal')), panel: terminalHost },
      cluster: { button: button('dd-dock-toggle', 'Cluster', () => this.#toggle('cluster')), panel: this.#clusterHost },
    };
    this.#busy.setAttribute('role', 'status');
    const startOver = button('dd-dock-action', 'Start over', () => options.startOver());
    startOver.title = 'Ends this cluster. The next run begins with a new one; edited files are kept.';
    const bar = element('div', 'dd-dock-bar', this.#panels.terminal.button, this.#panels.cluster.button, this.#busy, startOver);
    const edge = heightHandle(() => Math.max(terminalHost.offsetHeight, this.#clusterHost.offsetHeight), this.#store);
    this.#root = element('section', 'dd-dock not-content', edge, bar, element('div', 'dd-dock-body', terminalHost, this.#clusterHost));
    this.#root.setAttribute('aria-label', 'Your cluster');
    this.#root.addEventListener('keydown', (event) => {
      if (event.key !== 'Escape') return;
      this.#closeAll();
      this.#keep();
    });
    this.#closeAll();
    document.body.append(this.#root);
    document.documentElement.classList.add('dd-has-dock');
    const kept = PANELS.filter((name) => this.#store?.getItem(KEPT)?.split(' ').includes(name));
    for (const name of kept.slice(0, matchMedia(WIDE).matches ? 2 : 1)) this.#show(name);
  }

  /** Says what is being done; undefined when nothing is. */
  busy(what: string | undefined): void {
    this.#busy.textContent = what === undefined ? this.#summary() : `${what} …`;
    this.#root.classList.toggle('dd-dock-working', what !== undefined);
  }

  cluster(snapshot: ClusterSnapshot): void {
    this.#snapshot = snapshot;
    this.#view?.update(snapshot);
    if (!this.#root.classList.contains('dd-dock-working')) this.#busy.textContent = this.#summary();
  }

  /** A new cluster: nothing is known of it yet. */
  reset(): void {
    this.#snapshot = undefined;
    this.#view?.close();
    this.#view = undefined;
    this.#terminal.clear();
    this.busy(undefined);
    if (this.#isOpen('cluster')) this.#openView();
  }

  open(name: PanelName): void {
    if (!this.#isOpen(name)) this.#toggle(name);
  }

  #summary(): string {
    if (this.#snapshot === undefined) return '';
    const { length } = this.#snapshot.pods;
    return length === 0 ? 'No Pods' : counted(length, 'Pod');
  }

  /** The names of what is in the cluster. */
  #names(): string[] {
    const { nodes = [], pods = [], services = [], workloads = [], ingresses = [], claims = [] } = this.#snapshot ?? {};
    return [...nodes, ...pods, ...services, ...workloads, ...ingresses, ...claims].map(({ name }) => name);
  }

  #isOpen(name: PanelName): boolean {
    return !this.#panels[name].panel.hidden;
  }

  #toggle(name: PanelName): void {
    const open = !this.#isOpen(name);
    if (open && !matchMedia(WIDE).matches) this.#closeAll();
    if (open) this.#show(name);
    else this.#setOpen(name, false);
    if (open && name === 'terminal') this.#terminal.focus();
    this.#keep();
  }

  #show(name: PanelName): void {
    this.#setOpen(name, true);
    if (name === 'cluster') this.#openView();
  }

  #closeAll(): void {
    for (const name of PANELS) this.#setOpen(name, false);
  }

  /** The next lesson opens what is open now. */
  #keep(): void {
    try {
      this.#store?.setItem(KEPT, PANELS.filter((name) => this.#isOpen(name)).join(' '));
    } catch {
      // A full store: the panels are closed there.
    }
  }

  #setOpen(name: PanelName, open: boolean): void {
    this.#panels[name].panel.hidden = !open;
    this.#panels[name].button.setAttribute('aria-expanded', String(open));
    this.#root.classList.toggle('dd-dock-open', this.#isOpen('terminal') || this.#isOpen('cluster'));
  }

  #openView(): void {
    this.#view ??= openClusterView(this.#clusterHost, {
      onAsk: (command) => {
        this.open('terminal');
        void this.#terminal.run(command);
      },
    });
    if (this.#snapshot !== undefined) this.#view.update(this.#snapshot);
  }
}
