import { parseArgs } from 'node:util';
import { build } from '../../src/tools/build.ts';
import { compile } from './compile.ts';
import { chain } from './chain.ts';
import { crowd } from './crowd.ts';
import { docsCoverage } from './docs-coverage.ts';
import { graph } from './graph.ts';
import { logScreen } from './log-screen.ts';
import { logSoak } from './log-soak.ts';
import { logStore } from './log-store.ts';
import { listRuns } from './list-runs.ts';
import { toMarkdown } from './markdown.ts';
import type { Report } from './report.ts';
import { firstLine } from './first-line.ts';
import { logThroughput } from './log-throughput.ts';
import { followLogs } from './logs.ts';
import { logTerminal } from './log-terminal.ts';
import { sessionStart } from './session-start.ts';
import { sessionAsk } from './session-ask.ts';
import { sessionKeys } from './session-keys.ts';
import { sessionRunaway } from './session-runaway.ts';
import { navigator } from './navigator.ts';
import { startup } from './startup.ts';
import { trivialJob } from './trivial-job.ts';

/** The benchmarks by name; the quick ones take under a minute together. */
const benchmarks: Readonly<Record<string, (quick: boolean) => Promise<Report>>> = {
  startup: (quick) => startup(quick ? 3 : 25),
  'session-start': (quick) => sessionStart(quick ? 2 : 11),
  'session-keys': (quick) => sessionKeys(quick ? 20 : 100, quick ? 5 : 30),
  'session-ask': (quick) => sessionAsk(quick ? 3 : 15),
  'session-runaway': (quick) => sessionRunaway(quick ? 2 : 7),
  docs: (quick) => docsCoverage(quick ? 3 : 15),
  ls: (quick) => listRuns(quick ? 3 : 20),
  trivial: (quick) => trivialJob(quick ? 3 : 20),
  chain: (quick) => chain(quick ? 10 : 50, quick ? 1 : 3),
  crowd: (quick) => crowd(quick ? 25 : 200),
  compile: (quick) => compile(quick ? 3 : 11, 1000),
  'logs-first': (quick) => firstLine(quick ? 1 : 5),
  'logs-mild': (quick) => followLogs('mild', quick ? 10 : 50, quick ? 20 : 60),
  'logs-rough': (quick) => followLogs('rough', quick ? 10 : 50, quick ? 20 : 60),
  'logs-quiet': (quick) => followLogs('quiet', quick ? 10 : 50, quick ? 20 : 75),
  'log-throughput': (quick) => logThroughput(quick ? 1 : 5, quick ? 100_000 : 400_000),
  'log-terminal': (quick) => logTerminal(quick ? 5 : 20, quick ? 2_000 : 20_000, quick ? 10 : 60),
  'log-soak': (quick) => logSoak(quick ? 25 : 90, quick ? 0.2 : 1),
  navigator: (quick) => navigator(quick ? 20_000 : 100_000, quick ? 100 : 1_000),
  graph: (quick) => graph(quick ? 3 : 11, 1000),
  'log-store': (quick) => logStore(quick ? [1_000_000] : [1_000_000, 10_000_000]),
  'log-screen': (quick) => logScreen(quick ? 3 : 12, 50_000),
};

const { values, positionals } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const names = positionals.length > 0 ? positionals : Object.keys(benchmarks);
const unknown = names.filter((name) => !Object.hasOwn(benchmarks, name));
if (unknown.length > 0) {
  process.stderr.write(
    `no benchmark is called ${unknown.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}\n`,
  );
  process.exit(2);
}

await build();
/** Runs the benchmarks named on the command line, one after the other; ends with 1 where a goal is missed. */
for (const name of names) {
  const report = await benchmarks[name]?.(values.quick);
  if (!report) continue;
  process.stdout.write(values.json ? `${JSON.stringify(report)}\n` : `${toMarkdown(report)}\n`);
  if (report.goals.some(({ measured, most }) => !(measured <= most))) process.exitCode = 1;
}
