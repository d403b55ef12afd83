import { ServiceError } from '../service-error.ts';

/** An element as read: its own text, and its children in order. Namespaces and attributes are passed over. */
export interface XmlElement {
  name: string;
  text: string;
  children: XmlElement[];
}

const maxDepth = 16;

const token =
  /<\?[^>]*\?>|<!--[\s\S]*?-->|<!\[CDATA\[(?<cdata>[\s\S]*?)\]\]>|<\/(?<close>[^\s<>/]+)\s*>|<(?<open>[^\s<>/!?]+)(?:\s[^<>]*?)?(?<empty>\/?)>|(?<text>[^<]+)/uy;

/**
 * Reads the root element of a request. There are no document types and no entities but the five of XML and characters by
 * number, so nothing can expand. Anything else fails with `MalformedXML`.
 */
export function readXml(document: string): XmlElement {
  const root: XmlElement = { name: '', text: '', children: [] };
  const open = [root];
  const source = document.startsWith('\uFEFF') ? document.slice(1) : document;
  token.lastIndex = 0;
  while (token.lastIndex < source.length) {
    const found = token.exec(source)?.groups;
    const current = open.at(-1);
    if (found === undefined || current === undefined) throw malformed();
    if (found['text'] !== undefined) current.text += unescapeText(found['text']);
    else if (found['cdata'] !== undefined) current.text += found['cdata'];
    else if (found['open'] !== undefined) {
      const element: XmlElement = { name: localName(found['open']), text: '', children: [] };
      current.children.push(element);
      if (found['empty'] !== '/') open.push(element);
      if (open.length > maxDepth) throw malformed();
    } else if (found['close'] !== undefined) {
      if (open.length === 1 || current.name !== localName(found['close'])) throw malformed();
      open.pop();
    }
  }
  const [only, ...more] = root.children;
  if (open.length !== 1 || only === undefined || more.length > 0 || root.text.trim() !== '') throw malformed();
  return only;
}

/** The text of the first child of that name. */
export function childText(element: XmlElement, name: string): string | undefined {
  return element.children.find((child) => child.name === name)?.text;
}

export function malformed(): ServiceError {
  return new ServiceError(
    'MalformedXML',
    'The XML you provided was not well-formed or did not validate against our published schema',
  );
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function unescapeText(text: string): string {
  return text.replace(/&(?:#x([0-9a-fA-F]{1,6})|#(\d{1,7})|(\w{1,8}));|&/gu, (_, hex, decimal, name) => {
    if (name !== undefined && Object.hasOwn(named, name)) return named[name] ?? '';
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    if (!(code <= 0x10ffff)) throw malformed();
    return String.fromCodePoint(code);
  });
}
