import type { Code, Construct, Extension, State, TokenizeContext, Tokenizer } from 'micromark-util-types';
import type { Extension as FromMarkdownExtension } from 'mdast-util-from-markdown';
import type { BlockContent, DefinitionContent, Parent } from 'mdast';
import { parseMkdocsHeader, type MkdocsHeader } from './mkdocs-header.ts';

/**
 * Admonitions (`!!! note "Title"`), collapsible ones (`???`, `???+`) and content tabs (`=== "Title"`)
 * of MkDocs as containers of CommonMark, like list items: what is indented by four columns below the
 * header belongs to it. So fences in them are found, nested to any depth, and every node keeps its
 * exact place.
 * Rules: Python-Markdown, extension `admonition`; PyMdown Extensions, `details` and `tabbed`.
 */
export interface Admonition extends Parent {
  type: 'admonition';
  header: MkdocsHeader;
  children: (BlockContent | DefinitionContent)[];
}

declare module 'mdast' {
  interface RootContentMap {
    admonition: Admonition;
  }
  interface BlockContentMap {
    admonition: Admonition;
  }
}

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    admonition: 'admonition';
    admonitionHeader: 'admonitionHeader';
    admonitionIndent: 'admonitionIndent';
  }
}

const BODY_INDENT = 4;
const EXCLAMATION = 33;
const EQUALS = 61;
const QUESTION = 63;

const isLineEnd = (code: Code): boolean => code === null || (code < -2 && code >= -5);
const isSpace = (code: Code): boolean => code === -2 || code === -1 || code === 32;

/** Consumes up to `size` columns of white space; `size` and `taken` are columns, as tabs are expanded. */
function takeIndent(
  context: TokenizeContext,
  effects: Parameters<Tokenizer>[0],
  size: number,
  done: (code: Code, taken: number) => State | undefined,
): State {
  let taken = 0;
  const start: State = (code) => {
    if (size === 0 || !isSpace(code)) return done(code, 0);
    effects.enter('admonitionIndent');
    return inside(code);
  };
  const inside: State = (code) => {
    if (taken < size && isSpace(code)) {
      taken += 1;
      effects.consume(code);
      return inside;
    }
    // A tab comes as one code for the tab and further codes for its virtual spaces.
    taken = context.sliceSerialize(effects.exit('admonitionIndent'), true).length;
    return done(code, taken);
  };
  return start;
}

function tokenizeHeader(this: TokenizeContext, effects: Parameters<Tokenizer>[0], ok: State, nok: State): State {
  const tail = this.events.at(-1);
  const before = tail?.[1].type === 'linePrefix' ? tail[2].sliceSerialize(tail[1], true).length : 0;
  let text = '';
  const start: State = (code) => {
    effects.enter('admonition', { _container: true });
    effects.enter('admonitionHeader');
    return inside(code);
  };
  const inside: State = (code) => {
    if (isLineEnd(code)) {
      effects.exit('admonitionHeader');
      if (parseMkdocsHeader(text) === undefined) return nok(code);
      this.containerState!['size'] = before + BODY_INDENT;
      return ok(code);
    }
    // A header is no longer than a line of text; this bounds the work on a line of a megabyte.
    if (text.length > 1000) return nok(code);
    // The marker is three characters of the same kind; anything else is left early.
    if (text.length > 0 && text.length < 3 && code !== text.charCodeAt(0)) return nok(code);
    text += isSpace(code) ? ' ' : String.fromCharCode(code as number);
    effects.consume(code);
    return inside;
  };
  return start;
}

const blankRest: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    return takeIndent(this, effects, Number.MAX_SAFE_INTEGER, (code) => (isLineEnd(code) ? ok(code) : nok(code)));
  },
};

const bodyIndent: Construct = {
  partial: true,
  tokenize(effects, ok, nok) {
    const size = this.containerState!['size'] as number;
    return takeIndent(this, effects, size, (code, taken) => (taken === size ? ok(code) : nok(code)));
  },
};

function tokenizeContinuation(this: TokenizeContext, effects: Parameters<Tokenizer>[0], ok: State, nok: State): State {
  const size = this.containerState!['size'] as number;
  const onBlank: State = (code) => takeIndent(this, effects, size, (next) => ok(next))(code);
  return effects.check(blankRest, onBlank, effects.attempt(bodyIndent, ok, nok));
}

const container: Construct = {
  name: 'admonition',
  tokenize: tokenizeHeader,
  continuation: { tokenize: tokenizeContinuation },
  exit(effects) {
    effects.exit('admonition');
  },
};

/** The syntax, for micromark. */
export const mkdocsSyntax: Extension = {
  document: { [EXCLAMATION]: container, [QUESTION]: container, [EQUALS]: container },
};

/** The nodes, for mdast. */
export const mkdocsFromMarkdown: FromMarkdownExtension = {
  enter: {
    admonition(token) {
      this.enter({ type: 'admonition', header: { marker: '!!!', types: [], title: undefined }, children: [] }, token);
    },
  },
  exit: {
    admonitionHeader(token) {
      const node = this.stack.at(-1);
      const header = parseMkdocsHeader(this.sliceSerialize(token));
      if (node?.type === 'admonition' && header !== undefined) node.header = header;
    },
    admonition(token) {
      this.exit(token);
    },
  },
};
