import { basename, resolve } from 'node:path';
import { MlxError } from '../base/errors.ts';
import type { Fault, Place } from '../base/fault.ts';
import { freeze } from '../base/freeze.ts';
import { checkMachine } from './check/machine.ts';
import { defaultGlobs } from './find-jobs.ts';
import { shortValue } from './toml-value.ts';
import { validate } from './check/validate.ts';
import type { Finding, Path } from './finding.ts';
import { locateProject, type ProjectPlace } from './locate-project.ts';
import { placeFindings } from './place-findings.ts';
import { placesBelow } from './places-below.ts';
import type { MachineData } from './schema/machine.ts';
import { projectSchema, type ProjectData } from './schema/project.ts';
import { nameBelow, readText } from './source/read-text.ts';
import { placeIn } from './source/text-file.ts';
import { readToml, tomlFile, type TomlDocument } from './source/toml-text.ts';

/** A folder with jobs and what holds for all of them. Frozen plain data. */
export interface Project {
  /** Absolute path of its folder. */
  root: string;
  /** The folder that `mlx` was called in; paths on a command line are relative to it. */
  cwd: string;
  name: string;
  /** Absolute path of mlx.toml or pyproject.toml, where it has settings. */
  settings?: string;
  /** `local` or an AWS profile. */
  on?: string;
  /** Names of AWS profiles, or globs of them, where what spends or destroys must be confirmed by name. */
  production?: readonly string[];
  bucket?: string;
  region?: string;
  role?: string;
  /** Globs, relative to the folder, of scripts that may be jobs. */
  jobs: readonly string[];
  defaults: Readonly<Partial<MachineData>>;
  /** Local files that stand as tables, by `database.table`. Absolute paths. */
  tables: Readonly<Record<string, string>>;
  /** Where each setting stands, by its path in the settings: `defaults.instance`, `tables.nyc.flights`. */
  places: Readonly<Record<string, Place>>;
}

/** The project that a folder belongs to. Throws PROJECT_FAULTS with all faults of its settings, FILE_UNREADABLE, FILE_NOT_TEXT. */
export async function readProject(cwd: string): Promise<Project> {
  const place = await locateProject(cwd);
  const { data, places } = place.settings ? await readSettings(place, place.settings) : { data: {}, places: {} };
  const { name = nameOfFolder(place.root), jobs = defaultGlobs, defaults = {}, tables = {}, ...rest } = data;
  const paths = Object.entries(tables).map(([table, path]) => [table.toLowerCase(), resolve(place.root, path)]);
  return freeze({
    ...place,
    ...rest,
    cwd: resolve(cwd),
    name,
    jobs,
    defaults,
    tables: Object.fromEntries(paths),
    places,
  });
}

async function readSettings(
  { root }: ProjectPlace,
  path: string,
): Promise<{ data: Partial<ProjectData>; places: Record<string, Place> }> {
  const file = await readText(path, root, 1024 * 1024);
  const read = readToml(tomlFile(file));
  if (!read.ok) throw projectFaults(path, root, [read.fault]);
  const base: Path = basename(path) === 'pyproject.toml' ? ['tool', 'mlx'] : [];
  const { data, findings } = checkProject(settingsAt(read.document, base));
  const placed = findings.map((finding) => ({ ...finding, path: [...base, ...finding.path] }));
  const faults = placeFindings(placed, read.document, placeIn(file, 1, 1, 1));
  if (faults.length > 0) throw projectFaults(path, root, faults);
  return { data, places: placesBelow(read.document, base) };
}

function settingsAt({ data }: TomlDocument, base: Path): Readonly<Record<string, unknown>> {
  const [tool, mlx] = base;
  return tool === undefined || mlx === undefined
    ? data
    : ((data[tool] as Record<string, Record<string, unknown> | undefined>)[mlx] ?? {});
}

function checkProject(settings: Readonly<Record<string, unknown>>): {
  data: Partial<ProjectData>;
  findings: Finding[];
} {
  const { parts, findings } = validate(projectSchema, settings);
  const machine = checkMachine(parts.defaults ?? {}).map((one) => ({ ...one, path: ['defaults', ...one.path] }));
  return { data: parts, findings: [...findings, ...machine, ...checkTables(parts.tables ?? {})] };
}

function checkTables(tables: Readonly<Record<string, string>>): Finding[] {
  return Object.keys(tables).flatMap((table): Finding[] => {
    if (/^[a-z0-9_]{1,128}\.[a-z0-9_]{1,128}$/i.test(table)) return [];
    const what = `${shortValue(table)} is no name of a table`;
    const rule = 'a table is named by its database, a dot and its name, in letters, digits and _, within quotes';
    return [{ path: ['tables', table], at: 'key', what, rule, fix: '"nyc.flights" = "data/flights.parquet"' }];
  });
}

function projectFaults(path: string, root: string, faults: readonly Fault[]): MlxError {
  return new MlxError('PROJECT_FAULTS', { file: nameBelow(root, path), count: faults.length }, { faults });
}

/** The folder's name in the letters that prefixes and tags take. */
function nameOfFolder(root: string): string {
  const name = basename(root)
    .replaceAll(/[^A-Za-z0-9]+/g, '-')
    .replaceAll(/^-+/g, '')
    .slice(0, 63)
    .replaceAll(/-+$/g, '');
  return name || 'project';
}
