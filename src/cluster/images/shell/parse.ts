import { afterBracket, afterDollar, afterQuote } from './scan.ts';
import { ShellSyntaxError, type Assignment, type Chain, type Command, type List, type Pipeline, type Redirection, type Word } from './syntax.ts';

const OPERATORS = ['&&', '||', ';;', '&>', '<<<', '<<-', '<<', '>>', '>&', '<&', '>|', '&', '|', ';', '<', '>', '(', ')', '\n'];
const RESERVED = new Set(['if', 'then', 'elif', 'else', 'fi', 'while', 'until', 'do', 'done', 'for', 'case', 'esac', 'in', '{', '}', '!', 'function']);
const NAME = /^[A-Za-z_]\w*$/;

const parsed = new Map<string, List>();
/** Scripts that are kept; a loop runs the same text again and again. */
const KEPT = 200;

/**
 * Reads a script.
 * @throws ShellSyntaxError with the shell's words
 * Rule: POSIX.1, Shell Command Language, 2.10; and the parts of bash that containers' commands use.
 */
export function parseScript(text: string): List {
  let list = parsed.get(text);
  if (list === undefined) {
    list = new ScriptParser(text).script();
    if (parsed.size >= KEPT) parsed.clear();
    parsed.set(text, list);
  }
  return list;
}

class ScriptParser {
  readonly #text: string;
  #at = 0;
  /** Here-documents whose text comes after the end of the line. */
  #documents: { redirection: Redirection; delimiter: string; strip: boolean }[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  script(): List {
    const list = this.#list();
    if (this.#peek() !== '') this.#unexpected();
    return list;
  }

  /** The token that comes next, without taking it: an operator, a word as written, or the empty string at the end. */
  #peek(): string {
    this.#skipBlanks();
    const operator = this.#operator();
    if (operator !== undefined) return operator;
    return this.#text.slice(this.#at, this.#wordEnd());
  }

  #operator(): string | undefined {
    if (/^[<>]\($/.test(this.#text.slice(this.#at, this.#at + 2))) return undefined;
    return OPERATORS.find((operator) => this.#text.startsWith(operator, this.#at));
  }

  #skipBlanks(): void {
    for (;;) {
      const rest = this.#text.slice(this.#at, this.#at + 2);
      if (rest === '\\\n') this.#at += 2;
      else if (rest[0] === ' ' || rest[0] === '\t' || rest[0] === '\r') this.#at++;
      else if (rest[0] === '#') {
        const end = this.#text.indexOf('\n', this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      } else return;
    }
  }

  #wordEnd(): number {
    let end = this.#at;
    while (end < this.#text.length) {
      const character = this.#text[end]!;
      if (character === '\\') end += 2;
      else if (character === "'" || character === '"' || character === '`') end = afterQuote(this.#text, end);
      else if (character === '$') end = afterDollar(this.#text, end);
      else if (/[<>]/.test(character) && this.#text[end + 1] === '(' && end === this.#at) end = afterBracket(this.#text, end + 1, '(', ')');
      else if (/[\s;&|<>()]/.test(character)) break;
      else end++;
    }
    return Math.min(end, this.#text.length);
  }

  #take(): string {
    const token = this.#peek();
    this.#at += token.length;
    if (token === '\n') this.#readDocuments();
    return token;
  }

  #accept(token: string): boolean {
    if (this.#peek() !== token) return false;
    this.#take();
    return true;
  }

  #expect(token: string): void {
    if (!this.#accept(token)) this.#unexpected(token);
  }

  #unexpected(expected?: string): never {
    const token = this.#peek();
    const what = token === '' ? 'end of file' : token === '\n' ? 'newline' : RESERVED.has(token) || this.#operator() !== undefined ? `"${token}"` : 'word';
    throw new ShellSyntaxError(`syntax error: unexpected ${what}${expected === undefined ? '' : ` (expecting "${expected}")`}`);
  }

  #skipLines(): void {
    while (this.#peek() === '\n') this.#take();
  }

  /** Commands until something that cannot begin one. */
  #list(): List {
    const list: List = [];
    for (;;) {
      this.#skipLines();
      const token = this.#peek();
      if (token === '' || token === ')' || token === ';;' || (RESERVED.has(token) && ['then', 'elif', 'else', 'fi', 'do', 'done', 'esac', '}'].includes(token))) return list;
      const chain = this.#chain();
      list.push(chain);
      const end = this.#peek();
      if (end === '&') chain.background = true;
      if (end === ';' || end === '&' || end === '\n') this.#take();
      else return list;
    }
  }

  #chain(): Chain {
    this.#skipBlanks();
    const start = this.#at;
    const parts: Chain['parts'] = [{ after: '', pipeline: this.#pipeline() }];
    for (let token = this.#peek(); token === '&&' || token === '||'; token = this.#peek()) {
      this.#take();
      this.#skipLines();
      parts.push({ after: token, pipeline: this.#pipeline() });
    }
    return { background: false, parts, text: this.#text.slice(start, this.#at).trim() };
  }

  #pipeline(): Pipeline {
    const negated = this.#accept('!');
    const commands = [this.#command()];
    while (this.#accept('|')) {
      if (this.#text[this.#at] === '&') {
        this.#at += 1;
        commands.at(-1)!.redirections.push({ fd: 2, op: '>&', target: '1' });
      }
      this.#skipLines();
      commands.push(this.#command());
    }
    return { negated, commands };
  }

  #command(): Command {
    const token = this.#peek();
    const compound = this.#compound(token);
    if (compound === undefined) return this.#simple();
    for (let found = this.#redirection(); found !== undefined; found = this.#redirection()) compound.redirections.push(found);
    return compound;
  }

  #compound(token: string): Command | undefined {
    const redirections: Redirection[] = [];
    switch (token) {
      case '(': {
        if (this.#text.startsWith('((', this.#at)) {
          const end = afterBracket(this.#text, this.#at, '(', ')');
          const expression = this.#text.slice(this.#at + 2, end - 2);
          if (this.#text.startsWith('))', end - 2)) {
            this.#at = end;
            return { kind: 'arithmetic', expression, redirections };
          }
        }
        this.#take();
        const body = this.#list();
        this.#expect(')');
        return { kind: 'subshell', body, redirections };
      }
      case '{': {
        this.#take();
        const body = this.#list();
        this.#expect('}');
        return { kind: 'group', body, redirections };
      }
      case 'if': return this.#if(redirections);
      case 'while':
      case 'until': {
        this.#take();
        const test = this.#list();
        return { kind: 'loop', until: token === 'until', test, body: this.#doGroup(), redirections };
      }
      case 'for': return this.#for(redirections);
      case 'case': return this.#case(redirections);
      case 'function': {
        this.#take();
        const name = this.#take();
        if (this.#accept('(')) this.#expect(')');
        this.#skipLines();
        return { kind: 'function', name, body: this.#command(), redirections };
      }
      default: {
        if (!NAME.test(token) || !/^[ \t]*\([ \t]*\)/.test(this.#text.slice(this.#at + token.length))) return undefined;
        this.#take();
        this.#expect('(');
        this.#expect(')');
        this.#skipLines();
        return { kind: 'function', name: token, body: this.#command(), redirections };
      }
    }
  }

  #if(redirections: Redirection[]): Command {
    const branches: { test: List; body: List }[] = [];
    let otherwise: List | undefined;
    do {
      this.#take();
      const test = this.#list();
      this.#expect('then');
      branches.push({ test, body: this.#list() });
    } while (this.#peek() === 'elif');
    if (this.#accept('else')) otherwise = this.#list();
    this.#expect('fi');
    return { kind: 'if', branches, otherwise, redirections };
  }

  #doGroup(): List {
    this.#skipLines();
    this.#expect('do');
    const body = this.#list();
    this.#expect('done');
    return body;
  }

  #for(redirections: Redirection[]): Command {
    this.#take();
    this.#skipBlanks();
    if (this.#text.startsWith('((', this.#at)) {
      const end = afterBracket(this.#text, this.#at, '(', ')');
      const [start = '', test = '', step = ''] = this.#text.slice(this.#at + 2, end - 2).split(';');
      this.#at = end;
      if (!this.#accept(';')) this.#skipLines();
      return { kind: 'count', start, test, step, body: this.#doGroup(), redirections };
    }
    const name = this.#take();
    if (!NAME.test(name)) throw new ShellSyntaxError('syntax error: bad for loop variable');
    let words: Word[] | undefined;
    this.#skipLines();
    if (this.#accept('in')) {
      words = [];
      for (let token = this.#peek(); token !== ';' && token !== '\n' && token !== ''; token = this.#peek()) words.push(this.#word());
    }
    if (!this.#accept(';')) this.#skipLines();
    return { kind: 'for', name, words, body: this.#doGroup(), redirections };
  }

  #case(redirections: Redirection[]): Command {
    this.#take();
    const subject = this.#word();
    const branches: { patterns: Word[]; body: List }[] = [];
    this.#skipLines();
    this.#expect('in');
    for (;;) {
      this.#skipLines();
      if (this.#accept('esac')) return { kind: 'case', subject, branches, redirections };
      this.#accept('(');
      const patterns = [this.#word()];
      while (this.#accept('|')) patterns.push(this.#word());
      this.#expect(')');
      branches.push({ patterns, body: this.#list() });
      if (!this.#accept(';;')) {
        this.#skipLines();
        this.#expect('esac');
        return { kind: 'case', subject, branches, redirections };
      }
    }
  }

  /** Takes a word; anything else is an error. */
  #word(): Word {
    const token = this.#peek();
    if (token === '' || this.#operator() !== undefined) this.#unexpected();
    return this.#take();
  }

  #simple(): Command {
    const assignments: Assignment[] = [];
    const words: Word[] = [];
    // `declare -A m=(…)` declares first and assigns then.
    const late: Assignment[] = [];
    const redirections: Redirection[] = [];
    for (;;) {
      // Within [[ … ]] operators are words of the test.
      const isTest = words[0] === '[[' && words.at(-1) !== ']]';
      const redirection = isTest ? undefined : this.#redirection();
      if (redirection !== undefined) {
        redirections.push(redirection);
        continue;
      }
      if (isTest && words.at(-1) === '=~') {
        words.push(this.#expression());
        continue;
      }
      const token = this.#peek();
      if (isTest && ['&&', '||', '<', '>', '(', ')'].includes(token)) {
        words.push(token);
        this.#take();
        continue;
      }
      if (token === '' || this.#operator() !== undefined) break;
      const assignment = words.length === 0 ? /^([A-Za-z_]\w*)(?:\[([^\]]*)\])?(\+?)=([^]*)$/.exec(token) : null;
      const declared = /^(?:declare|typeset|local|readonly|export)$/.test(words[0] ?? '') && this.#text[this.#at + token.length] === '(' ? /^([A-Za-z_]\w*)(\+?)=$/.exec(token) : null;
      if (declared !== null) {
        words.push(declared[1]!);
        late.push({ name: declared[1]!, value: '', append: declared[2] === '+' });
      } else if (assignment === null) words.push(token);
      else assignments.push({ name: assignment[1]!, value: assignment[4]!, append: assignment[3] === '+', ...(assignment[2] === undefined ? {} : { index: assignment[2] }) });
      this.#take();
      if ((assignment?.[4] === '' || declared !== null) && this.#text[this.#at] === '(') {
        this.#take();
        const items: Word[] = [];
        for (this.#skipLines(); this.#peek() !== ')'; this.#skipLines()) items.push(this.#word());
        this.#take();
        (declared === null ? assignments : late).at(-1)!.items = items;
      }
    }
    if (words.length + assignments.length + redirections.length === 0) this.#unexpected();
    return { kind: 'simple', assignments, words, redirections, ...(late.length === 0 ? {} : { late }) };
  }

  /** What stands after `=~`: everything up to a blank that is in no brackets. */
  #expression(): Word {
    this.#skipBlanks();
    const start = this.#at;
    let depth = 0;
    for (; this.#at < this.#text.length && (depth > 0 || !/\s/.test(this.#text[this.#at]!)); this.#at++) {
      const character = this.#text[this.#at]!;
      if (character === '\\') this.#at++;
      else if (character === '"' || character === "'") this.#at = afterQuote(this.#text, this.#at) - 1;
      else if (character === '(') depth++;
      else if (character === ')') depth--;
    }
    return this.#text.slice(start, this.#at);
  }

  #redirection(): Redirection | undefined {
    this.#skipBlanks();
    if (/^[<>]\(/.test(this.#text.slice(this.#at, this.#at + 2))) return undefined;
    const found = /^(\d?)(&>>|&>|<<<|<<-|<<|>>|>&|<&|>\||<|>)/.exec(this.#text.slice(this.#at, this.#at + 4));
    if (found === null) return undefined;
    const [all, number, op] = found as unknown as [string, string, string];
    this.#at += all.length;
    const fd = number === '' ? (op.startsWith('<') ? 0 : 1) : Number(number);
    const target = this.#word();
    if (op === '<<' || op === '<<-') {
      const redirection: Redirection = { fd, op: '<<', target: '', literal: /['"\\]/.test(target) };
      this.#documents.push({ redirection, delimiter: target.replace(/['"\\]/g, ''), strip: op === '<<-' });
      return redirection;
    }
    return { fd, op: op === '>|' ? '>' : op === '<&' ? '>&' : (op as Redirection['op']), target };
  }

  /** The texts of the here-documents that the line which just ended has asked for. */
  #readDocuments(): void {
    for (const { redirection, delimiter, strip } of this.#documents) {
      let text = '';
      let isEnded = false;
      while (this.#at < this.#text.length) {
        const end = this.#text.indexOf('\n', this.#at);
        const line = this.#text.slice(this.#at, end < 0 ? this.#text.length : end);
        this.#at = end < 0 ? this.#text.length : end + 1;
        const shown = strip ? line.replace(/^\t+/, '') : line;
        if (shown === delimiter) {
          isEnded = true;
          break;
        }
        text += `${shown}\n`;
      }
      redirection.target = text;
      if (!isEnded) redirection.unended = true;
    }
    this.#documents = [];
  }
}
