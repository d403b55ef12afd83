import type { Aws } from '../aws/aws.ts';
import { causeOf, type FailureCause } from '../aws/failure-causes.ts';
import { formatDuration } from '../base/duration.ts';
import { readCodeFile } from './read/manifest.ts';
import type { Run, WhyCard } from './run.ts';
import { columnHint } from './why/column-hint.ts';
import { exitMeaning } from './why/exit-meaning.ts';
import { lastLines } from './why/last-lines.ts';
import { ownFrame } from './why/own-frame.ts';
import { scriptCauseOf } from './why/script-causes.ts';
import { findTraceback, type Frame } from './why/traceback.ts';

/** Lines of a log that are searched, and lines before the error that the card shows. */
const searched = 500;
const shown = 8;

/** Why a run ended as it did: its error, the place in the script, the lines before it, the likely cause and the repair. */
export async function whyRun(run: Run, aws: Aws): Promise<WhyCard> {
  const lines = await lastLines(run, aws, searched);
  const traceback = findTraceback(lines);
  const frame = traceback && ownFrame(traceback.frames);
  const headline = headlineOf(run, lines, traceback?.headline);
  const before = lines.slice(0, traceback ? traceback.start : lines.length).filter((line) => line.trim() !== '');
  return {
    run: run.name,
    job: run.job,
    status: run.status,
    headline,
    frame: frame && (await withSource(frame, run, aws)),
    before: before.slice(-shown),
    exit: run.exitCode === undefined ? undefined : { code: run.exitCode, meaning: exitMeaning(run.exitCode) },
    ...(await explain(run, headline, lines, aws)),
    failureReason: run.failureReason,
  };
}

function headlineOf(run: Run, lines: readonly string[], raised: string | undefined): string {
  if (run.status === 'completed') return `${run.name} completed`;
  if (run.overran) return `${run.name} reached its limit of ${formatDuration(run.limit)}`;
  if (run.status === 'stopped' || run.status === 'stopping') return `${run.name} was stopped`;
  if (run.status !== 'failed') return `${run.name} is not at its end: ${run.serviceStatus}`;
  if (raised) return raised;
  const refusal = lines.findLast((line) => /^\S+: error: /.test(line));
  return refusal ?? reasonIn(run) ?? `${run.name} failed without a reason`;
}

/** The first line of the service's reason, without what SageMaker puts around the script's own words. */
function reasonIn({ failureReason, exitMessage, exitCode }: Run): string | undefined {
  const ended = exitCode === undefined ? undefined : `exit code ${exitCode}: ${exitMeaning(exitCode)}`;
  return ownWords(exitMessage) ?? ownWords(failureReason) ?? ended;
}

function ownWords(text = ''): string | undefined {
  const words = text.replace(/^AlgorithmError:\s*/, '').replace(/,?\s*exit code:?\s*-?\d+\s*$/i, '');
  return words
    .split('\n')
    .find((line) => line.trim() !== '')
    ?.trim();
}

async function explain(run: Run, headline: string, lines: readonly string[], aws: Aws): Promise<FailureCause> {
  if (run.status === 'completed') return { cause: 'Nothing went wrong.', repair: 'There is nothing to repair.' };
  if (run.overran) {
    const repair = 'Raise `max_runtime` in the head, choose a larger `instance`, or give the script less to do.';
    return { cause: `It was stopped after ${formatDuration(run.limit)}, the \`max_runtime\` of its head.`, repair };
  }
  if (run.status === 'stopped' || run.status === 'stopping') {
    return { cause: 'Someone asked for it to stop.', repair: `Run it again: \`mlx run ${run.job}\`.` };
  }
  if (run.status !== 'failed') return { cause: 'It goes on.', repair: `Follow it: \`mlx logs ${run.name} -f\`.` };
  const reason = `${run.failureReason ?? ''}\n${run.exitMessage ?? ''}`;
  const evidence = {
    text: `${reason}\n${lines.slice(-40).join('\n')}`,
    headline,
    exitCode: run.exitCode,
    inputs: run.inputs.map(({ name }) => name),
    outputs: run.outputs.map(({ name }) => name),
    instance: run.instance,
  };
  // Of an error that has no exit code the script is innocent.
  const services = run.exitCode === undefined ? causeOf(reason) : undefined;
  return (
    services ?? (await columnHint(run, headline, aws)) ?? scriptCauseOf(evidence) ?? causeOf(reason) ?? unknown(run)
  );
}

function unknown({ job, exitCode }: Run): FailureCause {
  const cause = exitCode === undefined ? 'The service ended it.' : 'The script itself ended with an error.';
  return {
    cause,
    repair: `Look at the lines before the end, correct the script, and run it again: \`mlx run ${job}\`.`,
  };
}

/** The line as it stood in the file that ran, which is kept with the run, where the log has not shown it. */
async function withSource(frame: Frame, run: Run, aws: Aws): Promise<Frame> {
  if (frame.text !== undefined || !run.code) return frame;
  const source = await readCodeFile(aws, run.code, frame.file);
  return { ...frame, text: source?.split('\n')[frame.line - 1]?.trim() };
}
