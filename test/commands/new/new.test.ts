import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Input } from '../../../src/commands/command.ts';
import type { Made } from '../../../src/commands/new/made.ts';
import { run } from '../../../src/commands/new.ts';
import { findJob } from '../../../src/define/find-job.ts';
import { readProject } from '../../../src/define/project.ts';
import { readJob } from '../../../src/define/read-job.ts';
import { fakeHost, type FakeHost } from '../../fakes/host.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-new-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const late: Input['flags'] = {
  name: 'late',
  input: ["flights=select * from nyc.flights where origin = 'JFK'"],
  output: ['late=table:ml.late'],
  param: ['month:int=3', 'carrier:string=U"A'],
};

describe('mlx new job, from flags', () => {
  it('writes a script whose head says just what the flags said', async () => {
    await make('job', late);
    const project = await readProject(folder);
    const job = await readJob(await findJob(project, 'late'), project);
    expect(job).toMatchObject({
      kind: 'processing',
      instance: 'ml.m5.large',
      maxRuntime: 3600,
      inputs: { flights: { kind: 'sql', sql: "select * from nyc.flights where origin = 'JFK'", format: 'json' } },
      outputs: { late: { kind: 'table', database: 'ml', table: 'late' } },
      params: { month: { type: 'int', default: 3 }, carrier: { type: 'string', default: 'U"A' } },
    });
  });

  it('lets tables reach the script as Parquet once a package can read it', async () => {
    await make('job', { ...late, package: ['pandas>=2'] });
    expect(await readFile(join(folder, 'jobs/late.py'), 'utf8')).toContain('format = "parquet"');
  });

  it('prints a command that makes the same script again', async () => {
    const { command } = await make('job', late);
    expect(command).toBe(
      "mlx new job --name late --kind processing --input 'flights=select * from nyc.flights where origin = '\\''JFK'\\''' " +
        "--output late=table:ml.late --param month:int=3 --param 'carrier:string=U\"A' --instance ml.m5.large --max-runtime 1h --yes",
    );
  });

  it('names the folder it wrote in, quoted as a shell wants it', async () => {
    const { command, next } = await make('job', { ...late, dir: 'my jobs' });
    expect(command).toMatch(/ --dir 'my jobs' --yes$/);
    expect(next[0]).toBe("cd 'my jobs'");
  });

  it('tells what a head would refuse as a fault of what would be written', async () => {
    const refused = make('job', { ...late, param: ['month:int=march'] });
    await expect(refused).rejects.toMatchObject({
      code: 'NEW_JOB_FAULTS',
      faults: [{ what: expect.stringContaining('march') }],
    });
  });

  it('leaves quotes in a description readable', async () => {
    await make('job', { ...late, description: 'It is "late"' });
    expect(await readFile(join(folder, 'jobs/late.py'), 'utf8')).toContain('\n"""It is "late\\""""\n');
  });

  it('changes nothing when run twice', async () => {
    await make('job', late);
    expect(await make('job', late)).toMatchObject({ created: [], same: ['jobs/late.py'] });
  });

  it('never overwrites what somebody wrote', async () => {
    await mkdir(join(folder, 'jobs'));
    await writeFile(join(folder, 'jobs/late.py'), 'mine');
    await expect(make('job', late)).rejects.toMatchObject({ code: 'NEW_WOULD_OVERWRITE' });
    expect(await readFile(join(folder, 'jobs/late.py'), 'utf8')).toBe('mine');
  });

  it('writes nothing on a dry run, and shows the script', async () => {
    const made = await make('job', { ...late, 'dry-run': true });
    expect(made).toMatchObject({ dryRun: true, created: ['jobs/late.py'] });
    expect(made.script).toContain('[tool.mlx]');
    expect(await readdir(folder)).toEqual([]);
  });

  it('refuses a name that leads out of the folder', async () => {
    await expect(make('job', { ...late, name: '../late' })).rejects.toMatchObject({ code: 'JOB_NAME' });
  });

  it('refuses an input that no head would take, with the nearest right one', async () => {
    const failed = make('job', { name: 'late', input: ['a=tabel:nyc.flights'] });
    await expect(failed).rejects.toMatchObject({ code: 'NEW_JOB_FAULTS', faults: [{ nearest: 'table:nyc.flights' }] });
    expect(await readdir(folder)).toEqual([]);
  });

  it.each([
    ['input', 'flights'],
    ['output', '=files'],
    ['param', 'month=3'],
  ])('tells how --%s is written when it gets "%s"', async (flag, value) => {
    await expect(make('job', { name: 'late', [flag]: [value] })).rejects.toMatchObject({
      code: 'NEW_ANSWER_WRONG',
      details: { flag: `--${flag}`, value },
    });
  });

  it('names the flag that is missing where nobody can be asked', async () => {
    await expect(make('job', {})).rejects.toMatchObject({
      code: 'ARGUMENT_MISSING',
      details: { argument: '--name NAME' },
    });
  });
});

describe('mlx new, by questions', () => {
  const answers = [
    'late',
    'training',
    'Finds late flights',
    'flights=s3://bucket/flights/',
    '',
    'model=model',
    '',
    'depth:int=6',
    '',
    '',
    'ml.m5.xlarge',
    '2h',
    true,
  ];

  it('asks for one thing after the other and writes the job', async () => {
    await make('job', {}, fakeHost(folder, answers));
    const project = await readProject(folder);
    const job = await readJob(await findJob(project, 'late'), project);
    expect(job).toMatchObject({
      kind: 'training',
      instance: 'ml.m5.xlarge',
      maxRuntime: 7200,
      outputs: { model: { kind: 'model' } },
    });
  });

  it('writes nothing where the last question is answered with no', async () => {
    await make('job', {}, fakeHost(folder, [...answers.slice(0, -1), false]));
    expect(await readdir(folder)).not.toContain('jobs');
  });

  it("holds each answer against the head's rules while it is typed", async () => {
    const host = fakeHost(folder, answers);
    await make('job', {}, host);
    expect(faultAt(host, 'Name of the job', 'a b')).toBe('letters, digits, _ and -; such as a_b');
    expect(faultAt(host, 'A param, or nothing:', 'depth:int=7')).toBe('there is one called depth already');
    expect(faultAt(host, 'A param, or nothing:', 'size:int=x')).toMatch(/is "x".*whole number/);
    expect(faultAt(host, 'An input, or nothing:', 'rows')).toMatch(/^write it as rows=table:db.table/);
    expect(faultAt(host, 'An input, or nothing:', 'rows=tabel:a.b')).toMatch(/did you mean table:a.b/);
    expect(faultAt(host, 'Machine', 'ml.m5.xlrage')).toMatch(/did you mean ml.m5.xlarge/);
    expect(faultAt(host, 'Machine', 'ml.m5.xlarge')).toBeUndefined();
  });

  it('refuses the name of a job that is there, while it is typed', async () => {
    await make('job', late);
    const host = fakeHost(folder, ['later', ...answers.slice(1)]);
    await make('job', {}, host);
    expect(faultAt(host, 'Name of the job', 'late')).toBe('the project has a job late already');
  });

  it("completes tables that the project's settings declare", async () => {
    await writeFile(join(folder, 'mlx.toml'), '[tables]\n"nyc.flights" = "flights.csv"\n');
    const host = fakeHost(folder, answers);
    await make('job', {}, host);
    const question = host.asked.find(({ message }) => message.startsWith('An input'));
    expect(question?.kind === 'text' && question.complete?.('rows=tab')).toEqual(['rows=table:nyc.flights']);
  });
});

describe('mlx new RECIPE', () => {
  it('copies the recipe and says what to type next', async () => {
    const made = await make('flights', { dir: 'mine' });
    expect(made.created).toContain('jobs/prepare.py');
    expect(made.next).toEqual(['cd mine', 'mlx check', 'mlx run delays']);
  });

  it('tells the nearest recipe for a name that is none', async () => {
    await expect(make('flihgts', {})).rejects.toMatchObject({
      code: 'RECIPE_UNKNOWN',
      details: { nearest: 'flights' },
    });
  });
});

async function make(recipe: string, flags: Input['flags'], host: FakeHost = fakeHost(folder)): Promise<Made> {
  const { value } = await run({ args: { RECIPE: recipe }, flags, params: {} }, host);
  if (value.kind !== 'made') throw new Error(`mlx new answered with ${value.kind}`);
  return value.made;
}

function faultAt(host: FakeHost, message: string, typed: string): string | undefined {
  const question = host.asked.find((asked) => asked.message === message);
  if (question?.kind !== 'text') throw new Error(`nothing was asked by "${message}"`);
  return question.check(typed);
}
