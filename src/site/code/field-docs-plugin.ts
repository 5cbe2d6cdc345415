import {
  type AnnotationRenderOptions,
  definePlugin,
  ExpressiveCodeAnnotation,
  type ExpressiveCodeBlock,
  type ExpressiveCodePlugin,
} from '@expressive-code/core';
import { type Element, h, type Parents } from '@expressive-code/core/hast';
import { positionAt } from '../../text/source.ts';
import { documentedKeys } from './documented-keys.ts';
import { type FieldHelp, fieldHelp } from './field-help.ts';

/**
 * Makes the keys of manifests open what the Kubernetes reference says of them. Built with popovers,
 * so it works with scripts off: a click or Enter opens one, Escape closes it, and browsers that know
 * interest invokers open it on hover too. Each text stands once on a page; the first key that has it
 * is reached by Tab, the others by pointer, so that a long page does not become a hundred tab stops.
 */
export function fieldDocs(): ExpressiveCodePlugin {
  const pages = new PageTexts();
  const added = new WeakMap<ExpressiveCodeBlock, Element[]>();
  return definePlugin({
    name: 'Drydock field documentation',
    hooks: {
      annotateCode: ({ codeBlock }) => {
        if (codeBlock.language !== 'yaml' && codeBlock.language !== 'yml') return;
        const seen = pages.seen(codeBlock);
        const popovers: Element[] = [];
        for (const { key, source, gvk, path } of documentedKeys(codeBlock)) {
          const help = fieldHelp(gvk, path);
          if (!help) continue;
          const { line, column } = positionAt(source, key.start);
          const first = !seen.has(help.id);
          codeBlock.getLine(line - 1)?.addAnnotation(new DocumentedKey(help, column - 1, key.end - key.start, first));
          if (first) popovers.push(popover(help));
          seen.add(help.id);
        }
        added.set(codeBlock, popovers);
      },
      postprocessRenderedBlock: ({ codeBlock, renderData }) => {
        renderData.blockAst.children.push(...(added.get(codeBlock) ?? []));
      },
    },
  });
}

/** For each page being rendered, the texts that stand on it already. */
class PageTexts {
  readonly #documents = new WeakMap<object, Set<string>>();
  readonly #urls = new Map<string, Set<string>>();

  seen(codeBlock: ExpressiveCodeBlock): Set<string> {
    const page = codeBlock.parentDocument;
    if (page?.documentRoot) return entry(this.#documents, page.documentRoot);
    const url = page?.sourceFilePath ?? '';
    // A component's page has no document; its first block begins it anew when it is rendered again.
    if (page?.positionInDocument?.groupIndex === 0) this.#urls.delete(url);
    return entry(this.#urls, url);
  }
}

function entry<Key>(
  map: { get(key: Key): Set<string> | undefined; set(key: Key, value: Set<string>): unknown },
  key: Key,
): Set<string> {
  const existing = map.get(key) ?? new Set<string>();
  map.set(key, existing);
  return existing;
}

class DocumentedKey extends ExpressiveCodeAnnotation {
  readonly #help: FieldHelp;
  readonly #first: boolean;

  constructor(help: FieldHelp, column: number, length: number, first: boolean) {
    super({ inlineRange: { columnStart: column, columnEnd: column + length }, renderPhase: 'latest' });
    this.#help = help;
    this.#first = first;
  }

  render({ nodesToTransform }: AnnotationRenderOptions): Parents[] {
    return nodesToTransform.map((node) =>
      h(
        'button',
        {
          type: 'button',
          class: 'dd-key',
          popovertarget: this.#help.id,
          interestfor: this.#help.id,
          ...(this.#first ? {} : { tabindex: '-1' }),
        },
        [node],
      ),
    );
  }
}

function popover({ id, field, type, text }: FieldHelp): Element {
  return h('div', { id, class: 'dd-doc', popover: 'auto', 'data-pagefind-ignore': '' }, [
    h('p', { class: 'dd-doc-field' }, [h('code', field), ...(type ? [h('span', type)] : [])]),
    h('p', text),
  ]);
}
