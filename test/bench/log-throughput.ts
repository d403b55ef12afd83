import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { logPages, type PageEvent } from './log-pages.ts';
import type { MadeLines } from './make-lines.ts';
import { nodeFlagsOfMlx, nodeOfMlx } from './mlx.ts';
import { missing, type Report } from './report.ts';
import { pairwise, spreadOf } from './spread.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Milliseconds of a processor that 100,000 lines may take from the service's answer to their places: 250,000 lines a second. */
const most = 400;
const lines = 100_000;

const hosts = 20;

/**
 * What the answers of CloudWatch Logs with so many events cost until their lines are known to be new, made safe, grouped, levelled
 * and in their places in the store, in one thread; against Python's merge of the same answers, which is what other followers do
 * with less, and against lnav, which merges the same lines from a file for each host. All in time of the processor.
 */
export async function logThroughput(rounds: number, events: number): Promise<Report> {
  await using folder = await temporaryFolder();
  const files = writeLog(folder.root, events);
  const results = Array.from({ length: rounds }, () => ({
    made: run(nodeOfMlx(), [...nodeFlagsOfMlx(), programOf('make-lines.ts'), files.pages]) as MadeLines,
    python: run('python3', [programOf('merge_lines.py'), files.pages]) as { lines: number; total: number },
    lnav: timeOfLnav(files.hosts, folder.root),
  }));
  const part = (of: (made: MadeLines) => number): number[] =>
    results.map(({ made }) => (of(made) * lines) / made.lines);
  const whole = part(({ parse, dedup, lining, store }) => parse + dedup + lining + store);
  const python = results.map((round) => (round.python.total * lines) / round.python.lines);
  const lnav = results.flatMap((round) => (round.lnav === undefined ? [] : [(round.lnav * lines) / events]));
  const measure = (what: string, values: readonly number[]) => ({
    what,
    unit: 'ms' as const,
    value: spreadOf(values),
    compared: pairwise(values, whole, (one, our) => one / our),
  });
  return {
    name: 'log-throughput',
    title: `${lines} lines of ${events} events from ${hosts} hosts, ${rounds} rounds, time of the processor`,
    measures: [
      measure('mlx, all of it', whole),
      measure(
        'mlx: JSON',
        part(({ parse }) => parse),
      ),
      measure(
        'mlx: what is new',
        part(({ dedup }) => dedup),
      ),
      measure(
        'mlx: lines',
        part(({ lining }) => lining),
      ),
      measure(
        'mlx: store',
        part(({ store }) => store),
      ),
      measure("Python's json and heapq, printing", python),
      ...(lnav.length === rounds ? [measure('lnav -n, from files', lnav)] : []),
    ],
    comparison: '× mlx',
    goals: [{ what: `mlx, ${lines} lines`, most, measured: spreadOf(whole).median, unit: 'ms' }],
    notes: lnav.length === rounds ? [] : [missing('lnav', 'it is not installed')],
  };
}

/** The service's answers, one to a line of a file, and the same lines as a file for each host. */
function writeLog(root: string, events: number): { pages: string; hosts: string[] } {
  const bodies = logPages(events, hosts);
  const pages = join(root, 'pages.jsonl');
  writeFileSync(pages, bodies.join('\n'));
  const folder = join(root, 'hosts');
  mkdirSync(folder);
  const written = new Map<string, string[]>();
  const seen = new Set<string>();
  for (const body of bodies) {
    for (const { eventId, logStreamName, timestamp, message } of (JSON.parse(body) as { events: PageEvent[] }).events) {
      if (seen.has(eventId)) continue;
      seen.add(eventId);
      const file = join(folder, `${logStreamName.replaceAll('/', '-')}.log`);
      const log = written.get(file) ?? [];
      log.push(`${new Date(timestamp).toISOString()} ${message}\n`);
      written.set(file, log);
    }
  }
  for (const [file, log] of written) writeFileSync(file, log.join(''));
  return { pages, hosts: [...written.keys()] };
}

/** Milliseconds of the processor, or nothing where there is no lnav. */
function timeOfLnav(files: readonly string[], home: string): number | undefined {
  const words = ['-c', 'lnav -n "$@" >/dev/null 2>&1 && times', 'sh', ...files];
  try {
    const told = execFileSync('sh', words, { encoding: 'utf8', env: { ...process.env, HOME: home } });
    const ofChildren = told.trim().split('\n').at(-1) ?? '';
    return [...ofChildren.matchAll(/(\d+)m([\d.]+)s/gu)].reduce(
      (sum, [, minutes, seconds]) => sum + 1000 * (60 * Number(minutes) + Number(seconds)),
      0,
    );
  } catch {
    return undefined;
  }
}

function run(program: string, words: readonly string[]): unknown {
  return JSON.parse(execFileSync(program, words, { encoding: 'utf8' }));
}

function programOf(name: string): string {
  return fileURLToPath(new URL(name, import.meta.url));
}
