import { execFile } from 'node:child_process';
import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { s3Place } from '../../base/s3-place.ts';
import { inScratchFolder } from '../../base/scratch-folder.ts';
import type { Embedded } from '../embedded.ts';
import { jobMark } from '../jobs/end-stragglers.ts';
import { startJobProcess } from '../jobs/job-process.ts';
import { lentEnvironment } from '../jobs/lent-environment.ts';
import { splitLines } from '../jobs/line-splitter.ts';
import { useObject } from '../jobs/use-object.ts';
import { after } from '../jobs/timer.ts';
import type { ScriptRun, ScriptWork } from './run-table.ts';

export type Ending = Pick<ScriptRun, 'outcome' | 'reason'>;

/** Said where a script needs what this machine hasn't. */
const noSpark =
  'PySpark is not installed here, so the embedded AWS can not run this script. Install Java and `pip install pyspark` for the ' +
  'python3 on PATH, or run it in AWS.';

/** Runs a script by the python3 on PATH, in a folder of its own, to its end. Its last line on the way to a failure is the reason. */
export async function runScript(run: ScriptRun, aws: Embedded, stop: AbortSignal): Promise<Ending> {
  const { work, id } = run;
  const env = { ...environment(aws), [jobMark]: id };
  if (work.spark && !(await hasSpark(env))) return { outcome: 'failed', reason: noSpark };
  return inScratchFolder(async (folder) => {
    const file = join(folder, 'script.py');
    await fetchScript(work.script, file, aws);
    const log = openLog(run, aws);
    const command = ['python3', '-u', file, ...work.words];
    const process = startJobProcess({ command, folder, env, mark: id, namespaces: undefined }, log.write);
    let overran = false;
    const forget = after(work.limit, () => {
      overran = true;
      process.kill();
    });
    const kill = (): void => process.kill();
    stop.addEventListener('abort', kill, { once: true });
    if (stop.aborted) kill();
    const code = await process.ended.finally(forget);
    stop.removeEventListener('abort', kill);
    const { last, text } = log.end();
    await keep(work, text, aws);
    if (stop.aborted) return { outcome: 'stopped' };
    if (overran) return { outcome: 'overran', reason: 'The run exceeded its time limit.' };
    return code === 0 ? { outcome: 'succeeded' } : { outcome: 'failed', reason: last || `exit code ${code}` };
  });
}

async function fetchScript(uri: string, file: string, { objects }: Embedded): Promise<void> {
  const place = s3Place(uri);
  const object = place && objects.hasBucket(place.bucket) ? objects.head(place.bucket, place.key) : undefined;
  if (!object) throw new Error(`The script ${uri} is not there.`);
  await useObject(object, objects, (path) => copyFile(path, file));
}

async function hasSpark(env: Record<string, string>): Promise<boolean> {
  return promisify(execFile)('python3', ['-c', 'import pyspark'], { env }).then(
    () => true,
    () => false,
  );
}

/** No credentials: a script can't reach a real account. */
function environment({ identity }: Embedded): Record<string, string> {
  return {
    PATH: '/usr/local/bin:/usr/bin:/bin',
    LANG: 'C.UTF-8',
    ...lentEnvironment(process.env),
    AWS_REGION: identity.region,
    AWS_DEFAULT_REGION: identity.region,
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

/** Characters of output that are kept for an archive; what comes after is left out. */
const most = 8_000_000;

/** `end` answers with the last line, and with all that is to be archived. */
function openLog(
  { work }: ScriptRun,
  { logs, now }: Embedded,
): { write: (chunk: Buffer) => void; end: () => { last: string; text: string } } {
  const splitter = splitLines();
  const { log, archive } = work;
  const kept: string[] = [];
  let [last, size] = ['', 0];
  if (log) logs.ensureStream(log.group, log.stream, now());
  const add = (lines: readonly string[]): void => {
    const written = lines.filter((line) => line !== '');
    last = written.at(-1)?.slice(0, 1000) ?? last;
    const at = now();
    const events = written.map((message) => ({ timestamp: at, message }));
    if (log) logs.append(log.group, log.stream, events, at);
    for (const line of archive === undefined ? [] : lines) {
      size += line.length + 1;
      if (size <= most) kept.push(`${line}\n`);
    }
  };
  return {
    write: (chunk) => add(splitter.push(chunk)),
    end: () => {
      add(splitter.end());
      return { last, text: kept.join('') };
    },
  };
}

/** Where its bucket isn't there the run ends all the same. */
async function keep({ archive }: ScriptWork, text: string, { objects }: Embedded): Promise<void> {
  const place = archive === undefined ? undefined : s3Place(archive);
  if (!place || !objects.hasBucket(place.bucket)) return;
  await objects.put(place.bucket, place.key, await promisify(gzip)(text));
}
