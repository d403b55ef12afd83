import { resolve } from 'node:path';
import { MlxError } from '../base/errors.ts';
import { readText } from '../define/source/read-text.ts';
import { readJson } from '../inspect/check/read-json.ts';
import { compareSides } from '../inspect/diff/compare-sides.ts';
import type { Difference } from '../inspect/diff/difference.ts';
import type { Run } from './command.ts';
import { diffRuns } from './diff/diff-runs.ts';
import { findComparedRun } from './diff/find-compared-run.ts';
import { wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx diff A B`: in what two runs, or two files of JSON, differ. */
export const run: Run = async (input, host) => {
  const [before, after] = [wordOf(input, 'A'), wordOf(input, 'B')];
  if (isFile(before) && isFile(after)) return outcomeOf(await diffFiles(before, after, host.cwd));
  return atWorkbench(input, host, async ({ aws, project }) => {
    const [first, second] = await Promise.all([
      findComparedRun(before, aws, project),
      findComparedRun(after, aws, project),
    ]);
    return outcomeOf(await diffRuns(first, second, aws, Date.now()));
  });
};

function isFile(word: string): boolean {
  return word.endsWith('.json');
}

function outcomeOf(difference: Difference) {
  return { value: { kind: 'difference', difference }, exit: 0 } as const;
}

async function diffFiles(before: string, after: string, cwd: string): Promise<Difference> {
  const [first, second] = await Promise.all([valueIn(before, cwd), valueIn(after, cwd)]);
  return { before, after, ...compareSides([{ title: 'values', before: first, after: second }]), notes: [] };
}

/** Bytes. */
const longest = 16 * 1024 * 1024;

async function valueIn(file: string, cwd: string): Promise<unknown> {
  const { lines } = await readText(resolve(cwd, file), cwd, longest);
  const read = readJson(file, lines.join('\n'));
  if ('value' in read) return read.value;
  const { place, wrong } = read;
  const fault = { place, what: wrong, rule: 'both files are JSON', fix: 'Correct it there.' };
  throw new MlxError('JSON_BROKEN', { file }, { faults: [fault] });
}
