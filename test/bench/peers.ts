import { existsSync } from 'node:fs';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { pythonEnvironment } from '../setup/python-environment.ts';

/** A peer's programs, or why there are none. */
export type Peer = { bin: string } | { reason: string };

/** boto3 and the AWS CLI, as the tests have them. */
export function awsPeer(): Promise<Peer> {
  return peer('../setup/requirements.txt');
}

/** The SageMaker SDK, as the tests have it. */
export function sdkPeer(): Promise<Peer> {
  return peer('../setup/sdk-requirements.txt');
}

/** Metaflow, in an environment of its own. */
export function metaflowPeer(): Promise<Peer> {
  return peer('metaflow-requirements.txt');
}

/** awslogs, in an environment of its own. */
export function awslogsPeer(): Promise<Peer> {
  return peer('awslogs-requirements.txt');
}

/** The environment that keeps Metaflow on this machine, with all its files below a folder. */
export function metaflowHome(folder: string): Record<string, string> {
  return {
    HOME: folder,
    USERNAME: 'bench',
    METAFLOW_HOME: join(folder, 'metaflow'),
    METAFLOW_DATASTORE_SYSROOT_LOCAL: folder,
    METAFLOW_DEFAULT_DATASTORE: 'local',
    METAFLOW_DEFAULT_METADATA: 'local',
  };
}

const viz = '@viz-js/viz@3.31.0';

/** Graphviz in WebAssembly, by the URL of its module; installed once into a folder of its own. */
export async function graphvizPeer(): Promise<{ module: string } | { reason: string }> {
  const cache = process.env['MLX_TEST_CACHE'] ?? fileURLToPath(new URL('../.cache', import.meta.url));
  const folder = join(cache, viz.replaceAll(/[^\w.]+/gu, '-'));
  const module = join(folder, 'node_modules/@viz-js/viz/dist/viz.js');
  try {
    if (!existsSync(module)) await promisify(execFile)('npm', ['install', '--prefix', folder, '--no-save', viz]);
    return { module: pathToFileURL(module).href };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

async function peer(requirements: string): Promise<Peer> {
  try {
    return { bin: await pythonEnvironment(fileURLToPath(new URL(requirements, import.meta.url))) };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

function reasonOf(error: unknown): string {
  return String(error).split('\n').slice(0, 2).join(' ');
}
