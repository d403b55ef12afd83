/** A piece of JavaScript or TypeScript; all pieces together are the text. */
export interface Token {
  kind: 'space' | 'comment' | 'string' | 'template' | 'number' | 'regex' | 'keyword' | 'name' | 'mark' | 'other';
  start: number;
  end: number;
  text: string;
  /** It has begun, and the text ends before it does. */
  isOpen?: boolean;
  /** Of a piece of a template: the name in front of it. */
  tag?: string;
}

/** Cuts a text, finished or not, into its pieces, in linear time. A template is cut at `${` and `}`, which are marks. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  /** What braces are open: those of templates carry the template's tag. */
  const braces: { tag?: string; isTemplate: boolean }[] = [];
  let last: Token | undefined;
  let at = 0;
  const add = (kind: Token['kind'], end: number, more: Pick<Token, 'isOpen' | 'tag'> = {}) => {
    const token: Token = { kind, start: at, end, text: text.slice(at, end), ...more };
    tokens.push(token);
    if (kind !== 'space' && kind !== 'comment') last = token;
    at = end;
  };
  const addTemplate = (from: number, tag: string | undefined) => {
    const { end, by } = templateEnd(text, from);
    if (end > at) add('template', end, by === undefined ? { isOpen: true, tag } : { tag });
    if (by !== '${') return;
    add('mark', at + 2);
    braces.push({ tag, isTemplate: true });
  };

  while (at < text.length) {
    const character = text[at] ?? '';
    const found = simple(text, at, last);
    if (found) add(found.kind, found.end, found.isOpen ? { isOpen: true } : {});
    else if (character === '`') addTemplate(at + 1, last?.kind === 'name' && last.end === at ? last.text : undefined);
    else if (character === '}' && braces.at(-1)?.isTemplate === true) {
      const { tag } = braces.pop() ?? {};
      add('mark', at + 1);
      addTemplate(at, tag);
    } else {
      if (character === '{') braces.push({ isTemplate: false });
      if (character === '}') braces.pop();
      add('mark', at + markLength(text, at));
    }
  }
  return tokens;
}

/** The last piece that means something, of those before `index`. */
export function lastSolid(tokens: readonly Token[], index = tokens.length): Token | undefined {
  for (let at = index - 1; at >= 0; at -= 1) {
    const token = tokens[at];
    if (token && token.kind !== 'space' && token.kind !== 'comment') return token;
  }
  return undefined;
}

interface Found {
  kind: Token['kind'];
  end: number;
  isOpen?: boolean;
}

const space = /\s+/uy;
const number = /(?:0[xXbBoO][\da-fA-F_]*|(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?[\d_]*)?)n?/y;
const plainName = /[A-Za-z_$][\w$]*(?![\w$]|[^\0-\u007f])/y;
const name = /[#@]?[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*/uy;
const lineComment = /\/\/[^\n]*|#![^\n]*/y;
const regexFlags = /[a-z]*/y;
const marks = '{}()[];,<>=+-*/%&|^!~?:.@#`\\';

function simple(text: string, at: number, last: Token | undefined): Found | undefined {
  const character = text[at] ?? '';
  const plain = endOf(plainName, text, at);
  if (plain !== undefined) return { kind: kindOfWord(text.slice(at, plain), last), end: plain };
  if (character === '"' || character === "'") return stringAt(text, at);
  if (character === '/' || (character === '#' && at === 0)) return slashAt(text, at, last);
  if (character === '.' ? isDigit(text[at + 1]) : isDigit(character))
    return { kind: 'number', end: endOf(number, text, at) ?? at + 1 };
  if (marks.includes(character) && character !== '#' && character !== '@') return undefined;
  const blank = endOf(space, text, at);
  if (blank !== undefined) return { kind: 'space', end: blank };
  const word = endOf(name, text, at);
  if (word !== undefined) return { kind: 'name', end: word };
  if (marks.includes(character)) return undefined;
  return { kind: 'other', end: at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) };
}

function slashAt(text: string, at: number, last: Token | undefined): Found | undefined {
  if (text[at + 1] === '*') return commentAt(text, at);
  const comment = endOf(lineComment, text, at);
  if (comment !== undefined) return { kind: 'comment', end: comment };
  return text[at] === '#' || endsValue(last) ? undefined : regexAt(text, at);
}

function kindOfWord(word: string, last: Token | undefined): 'keyword' | 'name' {
  return keywords.has(word) && last?.text !== '.' && last?.text !== '?.' ? 'keyword' : 'name';
}

function isDigit(character: string | undefined): boolean {
  return character !== undefined && character >= '0' && character <= '9';
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  return pattern.test(text) && pattern.lastIndex > at ? pattern.lastIndex : undefined;
}

function stringAt(text: string, at: number): Found {
  const quote = text[at];
  let end = at + 1;
  while (end < text.length && text[end] !== quote && text[end] !== '\n') end += text[end] === '\\' ? 2 : 1;
  const isOpen = end >= text.length || text[end] !== quote;
  return { kind: 'string', end: Math.min(isOpen ? end : end + 1, text.length), isOpen };
}

function commentAt(text: string, at: number): Found {
  const end = text.indexOf('*/', at + 2);
  return { kind: 'comment', end: end === -1 ? text.length : end + 2, isOpen: end === -1 };
}

function regexAt(text: string, at: number): Found {
  let end = at + 1;
  let isClass = false;
  while (end < text.length && text[end] !== '\n' && (isClass || text[end] !== '/')) {
    if (text[end] === '[') isClass = true;
    if (text[end] === ']') isClass = false;
    end += text[end] === '\\' ? 2 : 1;
  }
  if (text[end] !== '/') return { kind: 'regex', end: Math.min(end, text.length), isOpen: true };
  return { kind: 'regex', end: endOf(regexFlags, text, end + 1) ?? end + 1 };
}

/** Behind the backtick or in front of the `${` that ends a piece of a template. */
function templateEnd(text: string, from: number): { end: number; by?: '`' | '${' } {
  for (let end = from; end < text.length; end += 1) {
    if (text[end] === '`') return { end: end + 1, by: '`' };
    if (text[end] === '$' && text[end + 1] === '{') return { end, by: '${' };
    if (text[end] === '\\') end += 1;
  }
  return { end: text.length };
}

/** Whether a slash behind it divides. */
function endsValue(last: Token | undefined): boolean {
  switch (last?.kind) {
    case 'name':
    case 'number':
    case 'string':
    case 'regex':
      return true;
    case 'template':
      return last.text.endsWith('`');
    case 'keyword':
      return ['this', 'super', 'null', 'true', 'false'].includes(last.text);
    case 'mark':
      return [')', ']', '}', '++', '--'].includes(last.text);
    default:
      return false;
  }
}

function markLength(text: string, at: number): number {
  if (text.startsWith('...', at)) return 3;
  return ['=>', '?.', '++', '--', '&&', '||', '??'].includes(text.slice(at, at + 2)) ? 2 : 1;
}

/** Words that JavaScript and TypeScript keep to themselves; of those that also may be names the ones that mostly are none. */
export const keywords: ReadonlySet<string> = new Set(
  (
    'as async await break case catch class const continue debugger default delete do else enum export extends false finally for ' +
    'from function if implements import in instanceof interface let new null of private protected public readonly return ' +
    'satisfies static super switch this throw true try type typeof undefined var void while with yield'
  ).split(' '),
);
