import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { MlxError } from '../../base/errors.ts';
import { replaceFile } from '../../base/replace-file.ts';
import type { JobDefinition } from '../../define/definition.ts';
import type { Locked } from './lock-tools.ts';

export interface LockOptions {
  job: Pick<JobDefinition, 'name' | 'dependencies' | 'requiresPython' | 'places'>;
  /** Folder that keeps locks that were made before. */
  cache: string;
  /** Told where no lock can be made. */
  warn: (text: string) => void;
  /** Tools that make locks, the best first; uv and pip where not given. */
  tools?: readonly LockTool[];
}

/** Makes a lock of requirements; undefined where the tool itself is not there. */
export type LockTool = (dependencies: readonly string[], requiresPython?: string) => Promise<Locked | undefined>;

/**
 * The text of `requirements.lock`: each package that the job needs, pinned. The same requirements are locked only once.
 * Undefined where the job has none, or where no tool or no package index can be reached: the job then resolves them itself.
 * Throws `PACKAGES_UNRESOLVED` where they can't be had together.
 */
export async function lockPackages({ job, cache, warn, tools }: LockOptions): Promise<string | undefined> {
  if (job.dependencies.length === 0) return undefined;
  const file = join(cache, `${hashOf(job)}.lock`);
  const kept = await readFile(file, 'utf8').catch(() => undefined);
  if (kept !== undefined) return kept;
  for (const tool of tools ?? (await ownTools())) {
    const locked = await tool(job.dependencies, job.requiresPython);
    if (locked === undefined) continue;
    if (locked.kind === 'unresolved') throw unresolved(job, locked.output);
    if (locked.kind === 'unreachable') {
      warn(`packages are not locked: ${locked.reason}; the job will resolve them itself`);
      return undefined;
    }
    await keep(file, locked.text);
    return locked.text;
  }
  warn('packages are not locked: neither uv nor python3 with pip was found; the job will resolve them itself');
  return undefined;
}

/** Loaded only where there is something to lock, which most jobs have not. */
async function ownTools(): Promise<readonly LockTool[]> {
  const { pipLock, uvLock } = await import('./lock-tools.ts');
  return [uvLock, pipLock];
}

function hashOf({ dependencies, requiresPython }: LockOptions['job']): string {
  return createHash('sha256')
    .update(JSON.stringify([dependencies, requiresPython]))
    .digest('hex')
    .slice(0, 16);
}

/** A project folder that can't be written to keeps no locks, and runs all the same. */
async function keep(file: string, text: string): Promise<void> {
  try {
    await replaceFile(file, text);
  } catch {
    // The lock is made again next time.
  }
}

function unresolved({ name, places }: LockOptions['job'], output: string): MlxError {
  const place = places['dependencies'];
  const what = 'these packages can not be installed together';
  const rule = output.split('\n').find((line) => line.trim() !== '') ?? '';
  const faults = place ? [{ place, what, rule, fix: 'loosen a version, or correct a name' }] : [];
  return new MlxError('PACKAGES_UNRESOLVED', { job: name, output }, { faults });
}
