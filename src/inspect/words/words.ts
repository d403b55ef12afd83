import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../base/package-root.ts';
import { operations, type Service } from '../../limits/operations.ts';
import { readPackageWords } from './read-package-words.ts';
import { sdkPackages } from './sdk-packages.ts';
import type { MemberWords, OperationWords, ShapeWords } from './service-words.ts';
import { readWords, type WordsReader, writeWords } from './words-file.ts';

/** AWS's words of every service. Where an installation has none, nothing is known and everything answers so. */
export interface Words {
  /** The package and its version; `undefined` where there are no words. */
  source: (service: Service) => string | undefined;
  /** The names of all operations of the service, those too that mlx doesn't send, in the order of the alphabet. */
  operations: (service: Service) => readonly string[];
  operation: (service: Service, name: string) => OperationWords | undefined;
  shapes: (service: Service) => readonly string[];
  shape: (service: Service, name: string) => ShapeWords | undefined;
  member: (service: Service, shape: string, name: string) => MemberWords | undefined;
  /** A line for each of `operations`, then of `shapes`: its name and its words, byte by byte, for a search. */
  lines: (service: Service) => string;
}

/**
 * The words of the SDK that mlx is installed with: a table of the installation like those of the limits, and so a constant, but read
 * a service at a time when it is first asked for.
 */
export const words: Words = openWords((service) => builtWords(service) ?? declaredWords(service));

/** Words by a way of reading them; each service's are read once. */
export function openWords(read: (service: Service) => Buffer | undefined): Words {
  const readers = new Map<Service, WordsReader | undefined>();
  const of = (service: Service): WordsReader | undefined => {
    if (!readers.has(service)) readers.set(service, readable(read(service)));
    return readers.get(service);
  };
  const shape: Words['shape'] = (service, name) => of(service)?.shape(name);
  return {
    source: (service) => of(service)?.source,
    operations: (service) => of(service)?.operations ?? [],
    operation: (service, name) => of(service)?.operation(name),
    shapes: (service) => of(service)?.shapes ?? [],
    shape,
    lines: (service) => of(service)?.lines() ?? '',
    member: (service, name, member) => {
      const members = shape(service, name)?.members ?? {};
      return Object.hasOwn(members, member) ? members[member] : undefined;
    },
  };
}

/** Where the build puts the words of a service, from mlx's own folder. */
export function wordsPath(service: Service): string {
  return join('dist', 'words', `${service}.jsonl`);
}

/** The words of a service from the declarations of the installed SDK, as the build writes them; absent without declarations. */
export function declaredWords(service: Service): Buffer | undefined {
  const folder = packageFolder(sdkPackages[service]);
  return folder === undefined
    ? undefined
    : attempt(() => Buffer.from(writeWords(readPackageWords(folder, operations[service]))));
}

function builtWords(service: Service): Buffer | undefined {
  return attempt(() => readFileSync(join(packageRoot(), wordsPath(service))));
}

function packageFolder(name: string): string | undefined {
  return attempt(() => dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)));
}

/** A file that is cut off or of another making tells nothing. */
function readable(file: Buffer | undefined): WordsReader | undefined {
  return file && attempt(() => readWords(file));
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
