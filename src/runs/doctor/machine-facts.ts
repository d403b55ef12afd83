import { constants } from 'node:fs';
import { access, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { $ } from 'zx';
import { bytesInWords } from '../../base/bytes.ts';
import { mlxFolder } from '../../base/folders.ts';
import type { Fact } from './fact.ts';

/** Whether this Node is one that mlx's parts were made for. */
export function nodeFact(version: string): Fact {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  const fits = (major === 22 && minor >= 22) || (major === 24 && minor >= 15) || major >= 26;
  const fact = { about: 'node', found: version };
  return fits ? { ...fact, state: 'ok' } : { ...fact, state: 'fail', repair: 'Install Node 24.15 or newer.' };
}

/** Whether Python scripts can run here. */
export async function pythonFact(): Promise<Fact> {
  const version = await versionOf('python3');
  if (version) return { about: 'python', state: 'ok', found: version };
  const repair = 'Install python3 to run Python scripts here; jobs in AWS do not need it.';
  return { about: 'python', state: 'warn', found: 'python3 was not found', repair };
}

/** Whether packages are locked and installed with uv. */
export async function uvFact(): Promise<Fact> {
  const version = await versionOf('uv');
  if (version) return { about: 'uv', state: 'ok', found: version };
  const repair = 'Install uv for locks that hold on every platform: https://docs.astral.sh/uv';
  return { about: 'uv', state: 'warn', found: 'uv was not found; pip is used, which is slower', repair };
}

/** Whether the project's folder takes what mlx writes into it. */
export async function writingFact(root: string): Promise<Fact> {
  const own = mlxFolder(root);
  const folder = await stat(own).then(
    () => own,
    () => root,
  );
  try {
    await access(folder, constants.W_OK);
    return { about: 'writing', state: 'ok', found: folder };
  } catch {
    return {
      about: 'writing',
      state: 'fail',
      found: `${folder} can not be written to`,
      repair: `Make ${folder} writable.`,
    };
  }
}

/** Bytes below which a first run is likely to fail, and below which packages may not fit. */
const tooLittle = 200_000_000;
const little = 2_000_000_000;

/** Whether there is room for the data of runs. */
export async function diskFact(root: string): Promise<Fact> {
  const { bavail, bsize } = await statfs(root).catch(() => statfs(dirname(root)));
  const free = bavail * bsize;
  const fact = { about: 'disk', found: `${bytesInWords(free)} free` };
  if (free >= little) return { ...fact, state: 'ok' };
  return { ...fact, state: free < tooLittle ? 'fail' : 'warn', repair: 'Free some space; old runs lie in .mlx/jobs.' };
}

/** Whether a job here can have /opt/ml for itself. */
export function namespacesFact(allowed: boolean): Fact {
  if (allowed) return { about: 'namespaces', state: 'ok', found: 'each job has /opt/ml for itself' };
  const repair = 'Let scripts take their folders from MLX_INPUT_<NAME> and MLX_OUTPUT_<NAME>, which work everywhere.';
  return {
    about: 'namespaces',
    state: 'warn',
    found: 'this machine allows none: /opt/ml is not there for jobs',
    repair,
  };
}

async function versionOf(program: string): Promise<string | undefined> {
  const { exitCode, stdout } = await $({ nothrow: true, quiet: true, timeout: '5s' })`${program} --version`;
  return exitCode === 0 ? stdout.trim() : undefined;
}
