import { Expressions } from './expressions.ts';
import type { Code } from './functions.ts';
import { AwkError, Leave, type AwkMachine } from './machine.ts';
import { formatted, isTrue, toText } from './values.ts';

/** What stands between braces, and when it runs. */
export interface Rule {
  when: 'BEGIN' | 'END' | { from: Code | undefined; to: Code | undefined };
  body: Code;
  /** Whether the records between two patterns are going by. */
  inside: boolean;
}

/** Reads a program of awk. Rule: POSIX.1, awk, "Grammar". @throws AwkError */
export function parseAwk(text: string): Rule[] {
  return new Parser(text).program();
}

/** Rules and statements. */
class Parser extends Expressions {
  program(): Rule[] {
    const rules: Rule[] = [];
    for (this.skip(); this.token !== ''; this.skip()) {
      if (this.accept('function') || this.accept('func')) this.functionDefinition();
      else rules.push(this.rule());
    }
    return rules;
  }

  functionDefinition(): void {
    const name = this.next();
    const parameters: string[] = [];
    this.expect('(');
    while (this.token !== ')') {
      parameters.push(this.next());
      if (!this.accept(',')) break;
      this.lines();
    }
    this.expect(')');
    this.lines();
    const own = { parameters, body: (() => undefined) as Code };
    this.functions.set(name, own);
    own.body = this.block();
  }

  rule(): Rule {
    if (this.token === 'BEGIN' || this.token === 'END') return { when: this.next() as 'BEGIN' | 'END', body: this.block(), inside: false };
    if (this.token === '{') return { when: { from: undefined, to: undefined }, body: this.block(), inside: false };
    const from = this.expression().code;
    const to = this.accept(',') ? (this.lines(), this.expression().code) : undefined;
    const body = this.token === '{' ? this.block() : printRecord;
    return { when: { from, to }, body, inside: false };
  }

  block(): Code {
    this.expect('{');
    const codes: Code[] = [];
    for (this.skip(); this.token !== '}'; this.skip()) codes.push(this.statement());
    this.expect('}');
    return (machine) => {
      for (const code of codes) code(machine);
      return undefined;
    };
  }

  end(): void {
    if (this.token === ';' || this.token === '\n') this.next();
    else if (this.token !== '}' && this.token !== '') this.unexpected();
  }

  body(): Code {
    this.lines();
    if (this.accept(';')) return () => undefined;
    return this.statement();
  }

  statement(): Code {
    const token = this.token;
    switch (token) {
      case '{': return this.block();
      case 'if': {
        const test = this.condition();
        const then = this.body();
        const { place } = this;
        this.skip();
        if (this.accept('else')) {
          const otherwise = this.body();
          return (machine) => (isTrue(test(machine)) ? then(machine) : otherwise(machine));
        }
        this.goTo(place);
        return (machine) => (isTrue(test(machine)) ? then(machine) : undefined);
      }
      case 'while': {
        const test = this.condition();
        if (this.token === ';') this.next();
        return loop(undefined, test, undefined, this.body());
      }
      case 'do': {
        this.next();
        const body = this.body();
        this.skip();
        if (this.token !== 'while') this.unexpected();
        const test = this.condition();
        this.end();
        return (machine) => {
          if (round(body, machine)) loop(undefined, test, undefined, body)(machine);
          return undefined;
        };
      }
      case 'for': return this.forLoop();
      case ';': return this.next(), () => undefined;
      default: {
        const code = this.simple();
        this.end();
        return code;
      }
    }
  }

  condition(): Code {
    this.next();
    this.expect('(');
    const { code } = this.expression();
    this.expect(')');
    return code;
  }

  forLoop(): Code {
    this.next();
    this.expect('(');
    const found = /^\s*([A-Za-z_]\w*)\s+in\s+([A-Za-z_]\w*)\s*\)/.exec(this.text.slice(this.start));
    if (found !== null) {
      this.at = this.start + found[0].length;
      this.next();
      const body = this.body();
      return (machine) => {
        for (const key of Array.from(machine.table(found[2]!).keys())) {
          machine.set(found[1]!, key);
          if (!round(body, machine)) break;
        }
        return undefined;
      };
    }
    const start = this.token === ';' ? undefined : this.simple();
    this.expect(';');
    this.lines();
    const test = this.token === ';' ? undefined : this.expression().code;
    this.expect(';');
    this.lines();
    const step = this.token === ')' ? undefined : this.simple();
    this.expect(')');
    return loop(start, test, step, this.body());
  }

  simple(): Code {
    const token = this.token;
    switch (token) {
      case 'next':
      case 'nextfile': return this.next(), () => { throw new Leave('next'); };
      case 'break':
      case 'continue': return this.next(), () => { throw new Leave(token); };
      case 'exit':
      case 'return': {
        this.next();
        const value = /^[;}\n]?$/.test(this.token) ? undefined : this.expression().code;
        return (machine) => { throw new Leave(token, value?.(machine)); };
      }
      case 'delete': {
        this.next();
        const name = this.next();
        if (!this.accept('[')) return (machine) => (machine.table(name).clear(), undefined);
        const key = this.key();
        return (machine) => (machine.table(name).delete(key(machine)), undefined);
      }
      case 'print':
      case 'printf': return this.print(token);
      default: return this.expression().code;
    }
  }

  print(kind: 'print' | 'printf'): Code {
    this.next();
    const args: Code[] = [];
    const before = this.noGreater;
    this.noGreater = true;
    if (!/^(?:[;}\n>|]|>>)?$/.test(this.token)) {
      const list = this.grouped();
      if (list !== undefined) args.push(...list);
      else args.push(...this.list());
    }
    this.noGreater = before;
    const operator = this.token === '>' || this.token === '>>' || this.token === '|' ? this.next() : undefined;
    const to = operator === undefined ? undefined : this.concatenation().code;
    return (machine) => {
      const values = args.map((code) => code(machine));
      const text = kind === 'printf'
        ? formatted(toText(values[0]), values.slice(1))
        : `${(args.length === 0 ? [machine.field(0)] : values).map((value) => toText(value, machine.text('OFMT'))).join(machine.text('OFS'))}${machine.text('ORS')}`;
      machine.write(text, to === undefined ? undefined : { operator: operator!, name: toText(to(machine)) });
      return undefined;
    };
  }

  list(): Code[] {
    const list: Code[] = [];
    do {
      this.lines();
      list.push(this.expression().code);
    } while (this.accept(','));
    return list;
  }

  /** `print (a, b)`: a list in parentheses that is all of the arguments; undefined, with nothing taken, for others. */
  grouped(): Code[] | undefined {
    if (this.token !== '(') return undefined;
    const { place } = this;
    this.next();
    this.noGreater = false;
    const list = this.list();
    this.expect(')');
    this.noGreater = true;
    if (/^(?:[;}\n>|]|>>)?$/.test(this.token)) return list;
    this.goTo(place);
    return undefined;
  }
}

const printRecord: Code = (machine) => (machine.write(`${toText(machine.field(0))}${machine.text('ORS')}`), undefined);


/** One round of a loop. @returns whether the loop goes on */
function round(body: Code, machine: AwkMachine): boolean {
  try {
    body(machine);
    return true;
  } catch (error) {
    if (!(error instanceof Leave) || (error.kind !== 'break' && error.kind !== 'continue')) throw error;
    return error.kind === 'continue';
  }
}

/** A loop that never ends is ended. */
const MOST_ROUNDS = 1_000_000;


function loop(start: Code | undefined, test: Code | undefined, step: Code | undefined, body: Code): Code {
  const holds = (machine: AwkMachine): boolean => test === undefined || isTrue(test(machine));
  return (machine) => {
    let rounds = 0;
    for (start?.(machine); holds(machine); step?.(machine)) {
      rounds += 1;
      if (rounds > MOST_ROUNDS) throw new AwkError(`stopped after ${MOST_ROUNDS} rounds of a loop: it does not end by itself`);
      if (!round(body, machine)) break;
    }
    return undefined;
  };
}
