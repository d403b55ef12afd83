import type { Place } from '../base/fault.ts';
import type { Path } from './finding.ts';
import type { TomlDocument } from './source/toml-text.ts';

/** The places of all values below a table of a document, by their path from there, joined by dots. */
export function placesBelow(document: TomlDocument, base: Path): Record<string, Place> {
  const below = document.paths.filter((path) => base.every((step, index) => path[index] === step));
  const pairs = below.flatMap((path): [string, Place][] => {
    const found = document.find(path);
    return found ? [[path.slice(base.length).join('.'), found.value]] : [];
  });
  return Object.fromEntries(pairs);
}

/** Places of what the project says for the job, under the job's own names. */
export function projectPlaces(places: Readonly<Record<string, Place>>): Record<string, Place> {
  return Object.fromEntries(
    Object.entries(places).flatMap(([path, place]): [string, Place][] => {
      if (path.startsWith('defaults.')) return [[path.slice('defaults.'.length), place]];
      return path === 'role' ? [[path, place]] : [];
    }),
  );
}
