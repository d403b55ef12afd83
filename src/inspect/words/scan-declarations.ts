import { plainText } from './plain-text.ts';
import type { MemberWords, ShapeWords } from './service-words.ts';

/** A shape as one file of declarations has it: members that it takes from others stand with those. */
export interface DeclaredShape extends ShapeWords {
  /** Names of shapes whose members it has besides its own. */
  inherits?: readonly string[];
}

/**
 * The shapes in a file of declarations as the SDK's generator writes them: interfaces, exceptions, unions and enums, by name.
 * What doesn't have one of these forms is passed over.
 */
export function scanDeclarations(text: string): Map<string, DeclaredShape> {
  const shapes = new Map<string, DeclaredShape>();
  for (const { doc, head, body } of declarations(text)) {
    const found = shapeOf(doc, head, body, shapes);
    if (found) shapes.set(...found);
  }
  return shapes;
}

/** A statement at the left edge with the comment before it; of one with a body, the lines within. */
export interface Declaration {
  doc?: string;
  head: string;
  body: readonly string[];
}

/** The statements of a file of declarations. */
export function declarations(text: string): Declaration[] {
  return statements(text.split('\n'), '');
}

/** The statements that stand at an indent. */
function statements(lines: readonly string[], indent: string): Declaration[] {
  const found: Declaration[] = [];
  let comment: readonly string[] = [];
  for (let start = 0, end = 0; start < lines.length; start = end + 1) {
    const line = lines[start] ?? '';
    end = start;
    if (!line.startsWith(indent) || line[indent.length] === ' ' || line.length === indent.length) continue;
    if (line.startsWith('/**', indent.length)) {
      end = endOf(lines, start, (each) => each.includes('*/'));
      comment = lines.slice(start, end + 1);
      continue;
    }
    if (line.endsWith('{')) end = endOf(lines, start, (each) => each.startsWith(`${indent}}`));
    const doc = docOf(comment);
    found.push({ ...(doc && { doc }), head: line.trim(), body: lines.slice(start + 1, end) });
    comment = [];
  }
  return found;
}

/** The first line from `start` on that ends what begins there; the last of all where none does. */
function endOf(lines: readonly string[], start: number, ends: (line: string) => boolean): number {
  let index = start;
  while (index < lines.length - 1 && !ends(lines[index] ?? '')) index += 1;
  return index;
}

/** The words of a comment, without its frame and its tags; that it is deprecated is told as a sentence. */
function docOf(comment: readonly string[]): string {
  const lines = comment.map((line) => line.replace(/^\s*(?:\/\*\*|\*\/|\*(?!\/) ?)/u, '').replace(/\s*\*\/\s*$/u, ''));
  const tags = lines.findIndex((line) => /^@[a-z]+/u.test(line));
  const words = plainText(lines.slice(0, tags < 0 ? undefined : tags).join('\n'));
  const reason = lines.map((line) => /^@deprecated ?(.*)$/u.exec(line)?.[1]).find((found) => found !== undefined);
  if (reason === undefined || words.startsWith('Deprecated')) return words;
  return [words, `Deprecated${reason.trim() === '' ? '.' : `: ${plainText(reason)}`}`].filter(Boolean).join('\n\n');
}

function shapeOf(
  doc: string | undefined,
  head: string,
  body: readonly string[],
  known: ReadonlyMap<string, DeclaredShape>,
): [string, DeclaredShape] | undefined {
  const [, kind, name] =
    /^export (?:declare )?(interface|class|const|enum|namespace|type) ([A-Za-z_]\w*)/u.exec(head) ?? [];
  if (kind === undefined || name === undefined) return undefined;
  const said = doc === undefined ? {} : { doc };
  switch (kind) {
    case 'interface':
    case 'class': {
      const inherits = parentsOf(head);
      return [name, { ...said, members: membersOf(body), ...(inherits.length > 0 && { inherits }) }];
    }
    case 'const':
    case 'enum':
      return [name, { ...said, choices: choicesOf(body) }];
    case 'namespace':
      return [name, { ...known.get(name), members: unionMembersOf(body), union: true }];
    default:
      return known.has(name) || !head.includes('$UnknownMember') ? undefined : [name, { ...said, members: {} }];
  }
}

/** `A` and `B` of `X extends A, Omit<B, "c"> {`, `A` of `X = Omit<A, "b"> & {`; the SDK's own bases are none of the service's. */
export function parentsOf(head: string): string[] {
  const [, list = ''] = / (?:extends|=) (.*?) ?(?:& )?\{?$/u.exec(head) ?? [];
  return [...list.matchAll(/\b(?!Omit\b|_)[A-Za-z]\w*/gu)]
    .map(([name]) => name)
    .filter((name) => !list.includes(`"${name}"`));
}

function membersOf(body: readonly string[]): Record<string, MemberWords> {
  return Object.fromEntries(statements(body, '    ').flatMap(({ doc, head }) => memberOf(doc, head) ?? []));
}

function memberOf(doc: string | undefined, line: string): [[string, MemberWords]] | undefined {
  const [, name, optional, type] = /^(?:readonly )?"?([A-Za-z_][\w-]*)"?(\??): (.+);$/u.exec(line) ?? [];
  if (name === undefined || type === undefined || /^(?:never|".*"$)/u.test(type)) return undefined;
  return [[name, { ...(doc !== undefined && { doc }), type: typeOf(type), required: optional === '' }]];
}

function typeOf(type: string): string {
  return type
    .replace(/ \| undefined$/u, '')
    .replace(/^Partial<(.*)>$/u, '$1')
    .replaceAll(/\b__(?=[A-Z])/gu, '');
}

function choicesOf(body: readonly string[]): string[] {
  return body.flatMap((line) => {
    const [, text, number] = /^\s+(?:readonly )?"?[\w$-]+"?(?:: "((?:[^"\\]|\\.)*)";| = (-?\d+),?)$/u.exec(line) ?? [];
    return text === undefined ? (number ?? []) : unescaped(text);
  });
}

function unescaped(text: string): string {
  try {
    return JSON.parse(`"${text}"`) as string;
  } catch {
    return text;
  }
}

/** Each form of a union is an interface that forbids the members of the others. */
function unionMembersOf(body: readonly string[]): Record<string, MemberWords> {
  const forms = statements(body, '    ').filter(({ head }) => /^interface \w+Member \{$/u.test(head));
  return Object.fromEntries(
    forms.flatMap(({ doc, body: lines }) =>
      lines.flatMap((line) => {
        const member = / = |\?: /u.test(line) ? undefined : memberOf(doc, line.trim());
        return member?.map(([name, words]): [string, MemberWords] => [name, { ...words, required: false }]) ?? [];
      }),
    ),
  );
}
