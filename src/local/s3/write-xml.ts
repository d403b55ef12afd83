/** An element's content: text, child elements by name, or several elements of one name. `undefined` leaves it out. */
export type XmlContent = XmlValue | readonly XmlValue[];

export type XmlValue = string | number | boolean | undefined | { readonly [name: string]: XmlContent };

const namespace = 'http://s3.amazonaws.com/doc/2006-03-01/';

/** An XML document whose root is in S3's namespace; `Error` documents have none, as S3's have none. */
export function writeXml(root: string, content: XmlValue): Buffer {
  const attribute = root === 'Error' ? '' : ` xmlns="${namespace}"`;
  return Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<${root}${attribute}>${inner(content)}</${root}>`);
}

function inner(content: XmlValue): string {
  if (typeof content !== 'object') return content === undefined ? '' : escapeText(String(content));
  return Object.entries(content)
    .map(([name, value]) => elements(name, value))
    .join('');
}

function elements(name: string, content: XmlContent): string {
  const values: readonly XmlValue[] = isMany(content) ? content : [content];
  return values.map((value) => (value === undefined ? '' : `<${name}>${inner(value)}</${name}>`)).join('');
}

function isMany(content: XmlContent): content is readonly XmlValue[] {
  return Array.isArray(content);
}

const named: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Control characters go as references, as S3 sends them, so that a key with a newline comes back whole. */
function escapeText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[&<>"\u0000-\u001F\u007F-\u009F\uFFFE\uFFFF]/gu, (character) => {
    return named[character] ?? `&#x${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()};`;
  });
}
