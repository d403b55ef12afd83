import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeShapes } from './place-shapes.ts';
import { type DeclaredShape, declarations, parentsOf, scanDeclarations } from './scan-declarations.ts';
import type { MemberWords, OperationWords, ServiceWords, ShapeWords } from './service-words.ts';

/**
 * The words of a client of the AWS SDK, read from the declarations in its package's folder. `sent` are operations whose requests
 * are met first when the place of a shape is looked for. Throws where the folder is no such package.
 */
export function readPackageWords(folder: string, sent: readonly string[] = []): ServiceWords {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, string>;
  const declared = new Map(declarationsIn(folder, 'models').flatMap((text) => [...scanDeclarations(text)]));
  const shapes = Object.fromEntries([...declared].map(([shape, words]) => [shape, whole(words, declared)]));
  const operations = Object.fromEntries(declarationsIn(folder, 'commands').flatMap((text) => operationIn(text) ?? []));
  return placeShapes({ source: `${name} ${version}`, operations, shapes }, sent);
}

function declarationsIn(folder: string, part: 'models' | 'commands'): string[] {
  const types = join(folder, 'dist-types', part);
  return readdirSync(types)
    .filter((file) => file.endsWith('.d.ts') && file !== 'index.d.ts')
    .toSorted()
    .map((file) => readFileSync(join(types, file), 'utf8'));
}

function whole({ inherits, ...words }: DeclaredShape, declared: ReadonlyMap<string, DeclaredShape>): ShapeWords {
  const inherited = (inherits ?? []).map((parent) => membersOf(parent, declared, 0));
  return words.members
    ? { ...words, members: Object.assign({}, ...inherited, words.members) as typeof words.members }
    : words;
}

const deepestInheritance = 10;

function membersOf(
  name: string,
  declared: ReadonlyMap<string, DeclaredShape>,
  depth: number,
): Record<string, MemberWords> {
  const { inherits = [], members } = declared.get(name) ?? {};
  if (depth > deepestInheritance) return {};
  const above = inherits.map((parent) => membersOf(parent, declared, depth + 1));
  return Object.assign({}, ...above, members) as Record<string, MemberWords>;
}

/** A command's file declares its input, its output and the command itself. */
function operationIn(text: string): [[string, OperationWords]] | undefined {
  const found = declarations(text);
  const headOf = (form: RegExp) => found.find(({ head }) => form.test(head));
  const command = headOf(/^export declare class \w+Command extends /u);
  const [, name] = / (\w+)Command extends/u.exec(command?.head ?? '') ?? [];
  if (!command || name === undefined) return undefined;
  // An input with a body to stream is an interface over a type of that name.
  const shapeOf = (part: 'Input' | 'Output') =>
    parentsOf(
      (
        headOf(new RegExp(`^export type \\w+Command${part}Type =`, 'u')) ??
        headOf(new RegExp(`^export interface \\w+Command${part} `, 'u'))
      )?.head ?? '',
    )[0];
  const [request, response] = [shapeOf('Input'), shapeOf('Output')];
  const errors = [...text.matchAll(/@throws \{@link (\w+)\} \((?:client|server) fault\)/gu)].flatMap(
    ([, error]) => error ?? [],
  );
  return [
    [
      name,
      {
        ...(command.doc !== undefined && { doc: command.doc }),
        ...(request !== undefined && { request }),
        ...(response !== undefined && { response }),
        ...(errors.length > 0 && { errors }),
      },
    ],
  ];
}
