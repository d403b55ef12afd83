import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findJob } from '../../src/define/find-job.ts';
import { readProject } from '../../src/define/project.ts';
import { readJob } from '../../src/define/read-job.ts';
import { planJob } from '../../src/plan/plan-job.ts';
import { contextOf } from './fixture.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-head-faults-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

async function planFile(name: string, text: string) {
  await writeFile(join(folder, name), text);
  const project = await readProject(folder);
  const job = await readJob(await findJob(project, name), project);
  return planJob(job, contextOf(job, { code: [{ as: name, content: Buffer.from(text) }] }));
}

test("what the service would refuse is told at the head's own lines", async () => {
  const long = 'x'.repeat(300);
  const head = `# /// script
# requires-python = ">=3.14"
#
# [tool.mlx]
# kind = "processing"
# instance = "ml.g4dn.xlarge"
# volume = 500
# image = "sklearn-1.9"
#
# [tool.mlx.env]
# LONG = "${long}"
# ///
`;
  await expect(planFile('prepare.py', head)).rejects.toSatisfy(
    (error: { faults: { place: { line: number; text: string } }[] }) => {
      expect(error.faults.map(({ place }) => `${place.line}: ${place.text}`)).toEqual([
        '2: # requires-python = ">=3.14"',
        '7: # volume = 500',
        `11: # LONG = "${long}"`,
      ]);
      return true;
    },
  );
});

test('a head is planned as it stands', async () => {
  const head = `# /// script
# dependencies = ["pandas"]
# [tool.mlx]
# kind = "training"
# instance = "ml.m5.xlarge"
# max_runtime = "2h"
# [tool.mlx.params]
# depth = { type = "int", default = 6 }
# [tool.mlx.outputs]
# model = "model"
# ///
`;
  const { request, limit, price } = await planFile('train.py', head);
  expect(request.input).toMatchObject({
    HyperParameters: { depth: '6' },
    StoppingCondition: { MaxRuntimeInSeconds: 7200 },
  });
  expect(limit).toBe(7200);
  expect(price.atLimit).toBe(0.46);
});
