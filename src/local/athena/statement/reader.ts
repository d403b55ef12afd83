import { malformed, severalStatements } from './malformed.ts';
import { type Token, tokenize } from './token.ts';

/** A name of a table or view, lower case as the catalog keeps names. `database` is absent where the statement leaves it to its context. */
export interface TableName {
  database?: string;
  name: string;
}

/** Reads a statement token by token. Each `take` moves on only where it matches; each `need` throws InvalidRequestException where it doesn't. */
export class Reader {
  readonly text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.text = text;
    this.#tokens = tokenize(text);
  }

  peek(ahead = 0): Token {
    return this.#tokens[Math.max(0, Math.min(this.#at + ahead, this.#tokens.length - 1))] as Token;
  }

  next(): Token {
    const token = this.peek();
    this.#at += 1;
    return token;
  }

  /** Whether the next tokens are these words or symbols; words in any case. */
  sees(...words: string[]): boolean {
    return words.every((word, ahead) => {
      const token = this.peek(ahead);
      return (token.kind === 'word' || token.kind === 'symbol') && token.value.toUpperCase() === word;
    });
  }

  take(...words: string[]): boolean {
    const seen = this.sees(...words);
    if (seen) this.#at += words.length;
    return seen;
  }

  need(...words: string[]): void {
    for (const word of words) if (!this.take(word)) throw this.unexpected([word]);
  }

  string(): string {
    return this.#of('string', 'STRING').value;
  }

  /** An identifier, lower case. */
  name(): string {
    const token = this.next();
    if (token.kind !== 'word' && token.kind !== 'quoted') throw this.refuse(token, ['<identifier>']);
    return token.value.toLowerCase();
  }

  /** `table`, `database.table` or `catalog.database.table`. */
  tableName(): TableName {
    const parts = [this.name()];
    while (this.take('.')) parts.push(this.name());
    const name = parts.at(-1) as string;
    const database = parts.at(-2);
    return database === undefined ? { name } : { database, name };
  }

  /** `(one, two, ...)`. */
  list<T>(one: () => T): T[] {
    this.need('(');
    const items = [one()];
    while (this.take(',')) items.push(one());
    this.need(')');
    return items;
  }

  /** All that is left, at its own line and column, but for a semicolon. Throws where another statement follows. */
  rest(): string {
    const left = this.#tokens.slice(this.#at).filter(({ kind }) => kind !== 'end');
    const end = left.findIndex(({ kind, value }) => kind === 'symbol' && value === ';');
    const own = end === -1 ? left : left.slice(0, end);
    if (own.length < left.length - 1) throw severalStatements(this.text);
    return this.span(this.peek().start, own.at(-1)?.end ?? this.peek().start);
  }

  /** The text from `start` to `end` at its own line and column: what stands before it is blanked out. */
  span(start: number, end: number): string {
    return blank(this.text.slice(0, start)) + this.text.slice(start, end);
  }

  /** Goes past the parenthesis that is open now and returns the offset at which it closes. */
  closing(): number {
    for (let depth = 1; ;) {
      const token = this.next();
      if (token.kind === 'end') throw this.refuse(token, [')']);
      if (token.kind !== 'symbol') continue;
      if (token.value === '(') depth += 1;
      if (token.value === ')') depth -= 1;
      if (depth === 0) return token.start;
    }
  }

  /** The statement ends here, but for a semicolon. */
  finish(): void {
    this.take(';');
    if (this.peek().kind !== 'end') throw this.unexpected(['<EOF>']);
  }

  /** What was read, where the statement ends with it. */
  ending<T>(read: T): T {
    this.finish();
    return read;
  }

  unexpected(expecting: readonly string[]): Error {
    return this.refuse(this.peek(), expecting);
  }

  #of(kind: Token['kind'], label: string): Token {
    const token = this.next();
    if (token.kind !== kind) throw this.refuse(token, [label]);
    return token;
  }

  refuse(token: Token, expecting: readonly string[]): Error {
    return malformed(this.text, token.start, token.value, expecting);
  }
}

function blank(text: string): string {
  return text.replaceAll(/[^\n]/gu, (character) => ' '.repeat(character.length));
}
