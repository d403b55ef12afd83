import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeRun } from '../../src/runs/describe-run.ts';
import { findRun } from '../../src/runs/find-run.ts';
import { launch } from '../../src/runs/launch.ts';
import { listRuns } from '../../src/runs/list-runs.ts';
import { stopRun } from '../../src/runs/stop-run.ts';
import { script, scratch, untilEnded, type Scratch } from '../fakes/scratch.ts';

const count = script(
  `
kind = "processing"
[tool.mlx.params]
rows = { type = "int", default = 3 }
[tool.mlx.inputs]
words = "file:jobs/words.txt"
[tool.mlx.outputs]
rows = "files"
`,
  `
import os, pathlib, sys
rows = int(sys.argv[sys.argv.index("--rows") + 1])
word = next(pathlib.Path(os.environ["MLX_INPUT_WORDS"]).iterdir()).read_text().strip()
(pathlib.Path(os.environ["MLX_OUTPUT_ROWS"]) / "rows.txt").write_text(word * rows)
print("wrote", rows)
`,
);

const train = script(
  `
kind = "training"
[tool.mlx.inputs]
rows = "count.rows"
[tool.mlx.outputs]
model = "model"
[tool.mlx.metrics]
auc = 'auc=([0-9.]+)'
`,
  `
import os, pathlib
text = (pathlib.Path(os.environ["MLX_INPUT_ROWS"]) / "rows.txt").read_text()
(pathlib.Path(os.environ["MLX_OUTPUT_MODEL"]) / "model.txt").write_text(text)
print("auc=0.5")
print("auc=0.75")
`,
);

const sleep = script('kind = "processing"', 'import time\nprint("here", flush=True)\ntime.sleep(600)\n');

/** What a run's life is, whichever AWS is behind it. */
export function describeLife(how: string, over: { served: boolean }): void {
  describe(`the life of a run ${how}`, () => {
    let project: Scratch;
    beforeAll(async () => {
      project = await scratch(
        {
          'jobs/count.py': count,
          'jobs/words.txt': 'hi\n',
          'jobs/train.py': train,
          'jobs/sleep.py': sleep,
        },
        over,
      );
    });
    afterAll(() => project.close());

    it('refuses an output of a job that never ran, at its line of the head', async () => {
      await expect(project.plan('train')).rejects.toMatchObject({
        code: 'INPUT_FAULTS',
        faults: [
          { what: 'count has not been run to its end yet', fix: 'run `mlx run count` first', place: { line: 5 } },
        ],
      });
    });

    it('launches a job and reads it back whole', async () => {
      const run = await project.run('count', { rows: '2' });
      expect(run).toMatchObject({
        kind: 'processing',
        job: 'count',
        status: 'completed',
        exitCode: 0,
        params: { rows: '2' },
        inputs: [{ name: 'words' }],
        outputs: [{ name: 'rows', uri: expect.stringMatching(/^s3:.*\/runs\/count-.*\/output\/rows\/$/) as string }],
        tags: { 'mlx:project': 'trial', 'mlx:job': 'count' },
      });
    });

    it("gives a job the newest completed run's output of another", async () => {
      const run = await project.run('train');
      expect(run).toMatchObject({ status: 'completed', kind: 'training', metrics: [{ name: 'auc', value: 0.75 }] });
      expect(run.outputs).toEqual([{ name: 'model', uri: expect.stringMatching(/model\.tar\.gz$/) as string }]);
    });

    it('refuses an output that the other job does not have', async () => {
      await project.write({ 'jobs/other.py': script('kind = "processing"\n[tool.mlx.inputs]\na = "count.rowz"', '') });
      await expect(project.plan('other')).rejects.toMatchObject({ faults: [{ rule: 'its outputs are count.rows' }] });
    });

    it('lists runs of both kinds, newest first, and filters them', async () => {
      const all = await listRuns(project.aws);
      expect(all.map(({ job }) => job)).toEqual(['train', 'count']);
      await expect(listRuns(project.aws, { kind: 'training' })).resolves.toMatchObject([{ job: 'train' }]);
      await expect(listRuns(project.aws, { job: 'count' })).resolves.toMatchObject([{ job: 'count' }]);
      await expect(listRuns(project.aws, { status: 'failed' })).resolves.toEqual([]);
      await expect(listRuns(project.aws, { limit: 1 })).resolves.toHaveLength(1);
    });

    it('finds a run by its name, its beginning, its job, and as the last one', async () => {
      const last = await findRun(project.aws, 'last');
      expect(last.job).toBe('train');
      await expect(findRun(project.aws, last.name)).resolves.toMatchObject({ name: last.name });
      await expect(findRun(project.aws, last.name.slice(0, 12))).resolves.toMatchObject({ name: last.name });
      await expect(findRun(project.aws, 'count')).resolves.toMatchObject({ job: 'count' });
    });

    it('names near runs and jobs where there is none of the name', async () => {
      await expect(findRun(project.aws, 'cuont')).rejects.toMatchObject({
        code: 'RUN_UNKNOWN',
        details: { near: ['count'] },
      });
      await expect(findRun(project.aws, '../../etc')).rejects.toMatchObject({ code: 'RUN_UNKNOWN' });
    });

    it('sends a plan under a new name where its name is taken', async () => {
      const plan = await project.plan('count');
      const [first, notes] = [await launch(plan, project.aws, () => undefined), [] as unknown[]];
      const second = await launch(plan, project.aws, (progress) => notes.push(progress));
      expect(second.name).not.toBe(first.name);
      expect(second.outputs[0]?.uri).toContain(second.name);
      expect(notes).toContainEqual({ kind: 'note', text: `${first.name} is taken; the run is called ${second.name}` });
      await expect(untilEnded(first, project.aws)).resolves.toMatchObject({ status: 'completed' });
      await expect(untilEnded(second, project.aws)).resolves.toMatchObject({ status: 'completed' });
      const begins = findRun(project.aws, 'count-2');
      await expect(begins).rejects.toMatchObject({ code: 'RUN_AMBIGUOUS' });
    });

    it('stops a run, and says so where it has ended already', async () => {
      const run = await project.launch('sleep');
      await stopRun(run, project.aws);
      const ended = await untilEnded(run, project.aws);
      expect(ended.status).toBe('stopped');
      await expect(stopRun(run, project.aws)).rejects.toMatchObject({
        code: 'RUN_ENDED',
        details: { status: 'stopped' },
      });
    });

    it('knows no run that was never launched', async () => {
      await expect(describeRun(project.aws, 'training', 'nobody')).resolves.toBeUndefined();
      await expect(describeRun(project.aws, 'processing', 'nobody')).resolves.toBeUndefined();
    });
  });
}
