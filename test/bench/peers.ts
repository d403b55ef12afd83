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

/** IPython, in an environment of its own. */
export function ipythonPeer(): Promise<Peer> {
  return peer('ipython-requirements.txt');
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

/** Graphviz in WebAssembly, by the URL of its module. */
export async function graphvizPeer(): Promise<{ module: string } | { reason: string }> {
  try {
    const folder = await npmFolder('@viz-js/viz@3.31.0');
    return { module: pathToFileURL(join(folder, 'node_modules/@viz-js/viz/dist/viz.js')).href };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** A large full-screen application of Ink's. */
export async function geminiPeer(): Promise<Peer> {
  try {
    return { bin: join(await npmFolder('@google/gemini-cli@0.61.0'), 'node_modules/.bin') };
  } catch (error) {
    return { reason: reasonOf(error) };
  }
}

/** k9s, where somebody has installed it: the registries of packages have none. */
export function k9sPeer(): Peer {
  const bin = process.env['PATH']?.split(':').find((folder) => existsSync(join(folder, 'k9s')));
  return bin === undefined ? { reason: 'it is not installed' } : { bin };
}

const cache = process.env['MLX_TEST_CACHE'] ?? fileURLToPath(new URL('../.cache', import.meta.url));
const execute = promisify(execFile);

/** The folder of a package of npm; it is installed once, without what it would run then. */
async function npmFolder(wanted: string): Promise<string> {
  const folder = join(cache, wanted.replaceAll(/[^\w.]+/gu, '-'));
  if (!existsSync(join(folder, 'node_modules'))) {
    await execute('npm', ['install', '--prefix', folder, '--no-save', '--ignore-scripts', wanted]);
  }
  return folder;
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
