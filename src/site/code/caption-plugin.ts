import { definePlugin, type ExpressiveCodeBlock, type ExpressiveCodePlugin } from '@expressive-code/core';
import { addClassName, type Element, h, setInlineStyle, setProperty } from '@expressive-code/core/hast';
import type { Block } from '../../lesson/types.ts';
import { isPlayed } from '../../run/play/lesson-script.ts';
import { blockAnchor, blockStatus } from '../course/block-status.ts';
import { manifestPath, publishedFiles } from '../course/manifests.ts';
import { href } from '../href.ts';
import { checkedAgainst } from './checked-against.ts';
import { type ShownBlock, shownBlock } from './lesson-block.ts';
import { mark, type MarkKind } from './mark.ts';

/**
 * Puts the line under each block of a lesson that says what was proved of it, with a link to how,
 * and a link to the file it makes; before it a button that runs the block, or one that opens the file in an editor, which
 * `session/client/start.ts` waits for. Names fragments and explanations after the file they belong to.
 */
export function captions(): ExpressiveCodePlugin {
  return definePlugin({
    name: 'Drydock captions',
    hooks: {
      preprocessMetadata: ({ codeBlock }) => {
        const shown = shownBlock(codeBlock);
        if (shown && !codeBlock.props.title) codeBlock.props.title = titleOf(shown.block);
      },
      postprocessRenderedBlock: ({ codeBlock, renderData }) => {
        const shown = shownBlock(codeBlock);
        if (!shown) return;
        setProperty(renderData.blockAst, 'id', blockAnchor(shown.block));
        addClassName(renderData.blockAst, `dd-${shown.block.role}`);
        setInlineStyle(renderData.blockAst, '--dd-height', `${heightOf(codeBlock)}rem`);
        const children = [runButton(shown), verdict(shown), editButton(shown), download(shown)].filter((child) => child !== undefined);
        if (children.length > 0) {
          renderData.blockAst.children.push(h('div', { class: 'dd-caption', 'data-pagefind-ignore': '' }, children));
        }
      },
    },
  });
}

/** About how high a block is, in rem, for a browser that has not laid it out yet. */
function heightOf({ code, props }: ExpressiveCodeBlock): number {
  const lines = code.split('\n').length;
  return Math.round(lines * 1.35 + (props.title === undefined ? 4 : 7));
}

function titleOf(block: Block): string | undefined {
  if (block.role === 'fragment') return block.at ? `${block.file}, at ${block.at}` : `${block.file}, a part`;
  if (block.role === 'explains') return `${block.file}, explained`;
  return block.role === 'file' ? block.file : undefined;
}

function verdict({ block, lesson }: ShownBlock): Element | undefined {
  const status = blockStatus(block, lesson.lesson);
  if (status.kind === 'skipped') return line('skipped', `Not checked: ${status.reason}`);
  if (status.kind === 'run') return line('run', block.role === 'console' ? 'Run in a simulated cluster, output compared' : 'Run in a simulated cluster');
  if (status.kind === 'used') return line('run', 'Used by commands that are run');
  if (status.kind === 'read') return line('read', 'Commands read, not run');
  if (status.kind === 'shown') return undefined;
  if (block.role === 'fails') return line('rejected', 'Rejected on purpose', block.fails);
  return line('checked', checkedAgainst(block));
}

function line(kind: MarkKind, text: string, error?: string): Element {
  const link = h('a', { class: `dd-verdict dd-verdict-${kind}`, href: href(kind === 'run' ? '/what-is-simulated/' : '/how-it-is-checked/') }, [
    mark(kind),
    h('span', text),
  ]);
  return error === undefined ? link : h('div', [link, h('code', { class: 'dd-error' }, error)]);
}

/** Runs the block's commands in the page. Hidden from readers whose browser runs no scripts. */
function runButton({ block }: ShownBlock): Element | undefined {
  if (!isPlayed(block)) return undefined;
  const first = block.commands?.find(({ kind }) => kind === undefined);
  if (first === undefined) return undefined;
  return h('button', { type: 'button', class: 'dd-run', 'aria-label': `Run ${first.text.split('\n')[0]!}` }, [playSign(), h('span', 'Run')]);
}

/** A triangle, and the square that takes its place while the block runs. */
function playSign(): Element {
  return h('svg', { viewBox: '0 0 12 12', width: 12, height: 12, 'aria-hidden': 'true' }, [
    h('path', { class: 'dd-run-go', d: 'M2 1l9 5-9 5z', fill: 'currentColor' }),
    h('path', { class: 'dd-run-stop', d: 'M2 2h8v8H2z', fill: 'currentColor' }),
  ]);
}

/** What commands read as it stands. A program or a Dockerfile is not: its image is a stand-in that would not change with it. */
const READ_AS_THEY_STAND = new Set(['sh', 'bash', 'ini', 'json', 'properties', 'toml', 'conf', 'nginx']);

/** Opens the block's file in an editor; also one that is wrong on purpose, to be mended. */
function editButton({ block }: ShownBlock): Element | undefined {
  if ((block.role !== 'file' && block.role !== 'fails') || block.file === undefined || block.files !== undefined || block.skip !== undefined) return undefined;
  if (block.yaml === undefined && !READ_AS_THEY_STAND.has(block.language)) return undefined;
  return h('button', { type: 'button', class: 'dd-edit', 'data-file': block.file, 'aria-label': `Edit ${block.file}` }, 'Edit');
}

/** A link to the published file, from the blocks that show it whole. */
function download({ lesson, block }: ShownBlock): Element | undefined {
  if (block.role !== 'file' || block.file === undefined || block.skip !== undefined) return undefined;
  const published = publishedFiles(lesson).find((file) => file.name === block.file);
  if (!published) return undefined;
  const later = published.revision.block !== block.index;
  const text = later ? `Download ${block.file} as the lesson leaves it` : `Download ${block.file}`;
  const baseName = block.file.slice(block.file.lastIndexOf('/') + 1);
  return h('a', { class: 'dd-download', href: href(manifestPath(lesson, block.file)), download: baseName }, text);
}
