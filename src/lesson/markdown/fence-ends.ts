import type { Extension } from 'mdast-util-from-markdown';

declare module 'mdast' {
  interface CodeData {
    /** How many fence lines the block has: 2 when it is closed, 1 when it is cut, none when it is indented code. */
    fences?: number;
  }
}

/** Notes on each code node how many of its fences (opening, closing) there are; mdast does not keep it. */
export const fenceEnds: Extension = {
  enter: {
    codeFencedFence() {
      const node = this.stack.findLast((entry) => entry.type === 'code');
      if (node?.type !== 'code') return;
      node.data ??= {};
      node.data.fences = (node.data.fences ?? 0) + 1;
    },
  },
};
