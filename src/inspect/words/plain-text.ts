/**
 * The text of a comment in AWS's HTML, for a screen: paragraphs apart by an empty line, items of lists as lines that begin with
 * `- ` or a number, code between backticks, a note with its word before it, links as their words. What is no tag of HTML,
 * such as `<region>`, is text.
 */
export function plainText(html: string): string {
  const page: Page = { blocks: [], lists: [], mark: '', text: '' };
  for (const [token, closing, name] of html.matchAll(tokens)) {
    const tag = name?.toLowerCase();
    if (tag === undefined || !isTag(tag)) page.text += token;
    else if (closing) close(page, tag);
    else open(page, tag);
  }
  endBlock(page);
  return page.blocks.map(written).join('');
}

const tokens = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)(?:\s[^<>]*)?\/?>|[^<]+|</gu;

const labels: Readonly<Record<string, string>> = {
  note: 'Note: ',
  important: 'Important: ',
  warning: 'Warning: ',
  caution: 'Caution: ',
  tip: 'Tip: ',
};
const lists: readonly string[] = ['ul', 'ol', 'dl'];
const items: readonly string[] = ['li', 'dt', 'dd'];
const breaks: readonly string[] = ['p', 'div', 'br', 'h1', 'h2', 'h3', 'h4', 'pre', 'table', 'tr'];
const inline: readonly string[] = ['a', 'b', 'i', 'em', 'strong', 'u', 'span', 'sup', 'sub', 'td', 'th'];

function isTag(name: string): boolean {
  return name === 'code' || [lists, items, breaks, inline].some((all) => all.includes(name)) || name in labels;
}

interface Page {
  blocks: Block[];
  /** The lists around this place; of an ordered one, how many items it has had. */
  lists: { ordered: boolean; count: number }[];
  /** What the next block begins with. */
  mark: string;
  /** Of the block that is being read, with the white space of its source. */
  text: string;
}

interface Block {
  depth: number;
  mark: string;
  text: string;
}

function open(page: Page, tag: string): void {
  if (inline.includes(tag)) return;
  if (tag === 'code') {
    page.text += codeMark;
    return;
  }
  endBlock(page);
  if (lists.includes(tag)) beginList(page, tag);
  else if (items.includes(tag)) page.mark = itemMark(page, tag);
  else page.mark += labels[tag] ?? '';
}

function close(page: Page, tag: string): void {
  if (inline.includes(tag)) return;
  if (tag === 'code') {
    page.text += codeMark;
    return;
  }
  if (tag === 'dt') page.text += ':';
  endBlock(page);
  if (lists.includes(tag)) page.lists.pop();
  if (tag in labels || lists.includes(tag) || items.includes(tag)) page.mark = '';
}

/** A note that is nothing but a list has its word above that. */
function beginList(page: Page, tag: string): void {
  if (page.mark !== '') page.blocks.push({ depth: page.lists.length, mark: '', text: page.mark.trim() });
  page.mark = '';
  page.lists.push({ ordered: tag === 'ol', count: 0 });
}

function itemMark(page: Page, tag: string): string {
  const list = page.lists.at(-1);
  if (!list || tag === 'dd') return '';
  list.count += 1;
  return list.ordered ? `${list.count}. ` : '- ';
}

/** Stands for `<code>` and `</code>` until the block is whole; no text of AWS's has it. */
const codeMark = '\u0000';

function endBlock(page: Page): void {
  const text = tidy(page.text);
  page.text = '';
  if (text === '') return;
  page.blocks.push({ depth: page.lists.length, mark: page.mark, text });
  page.mark = '';
}

function tidy(text: string): string {
  return decoded(text.replaceAll(/\s+/gu, ' '))
    .replaceAll(/\0([^\0]*)\0?/gu, (_, code: string) => asCode(code))
    .replaceAll(/ {2,}/gu, ' ')
    .replaceAll(/` (?=[.,;:)](?:\s|$))/gu, '`')
    .trim();
}

/** White space at its ends stands outside the backticks. */
function asCode(code: string): string {
  const inner = code.trim();
  if (inner === '') return ' ';
  const [before, after] = [code.startsWith(' ') ? ' ' : '', code.endsWith(' ') ? ' ' : ''];
  return inner.includes('`') ? code : `${before}\`${inner}\`${after}`;
}

function decoded(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot|apos|nbsp|#39);/gu, (_, name: string) => entities[name] ?? '');
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  '#39': "'",
};

function written({ depth, mark, text }: Block, index: number): string {
  const space = index === 0 ? '' : depth > 0 ? '\n' : '\n\n';
  const margin = depth === 0 ? '' : '  '.repeat(/^(?:- |\d)/u.test(mark) ? depth - 1 : depth);
  return `${space}${margin}${mark}${text}`;
}
