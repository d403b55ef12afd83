import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRows } from '../../src/aws/read-rows.ts';
import { runQuery } from '../../src/aws/run-query.ts';
import { resultsPlace } from '../../src/aws/bucket.ts';
import { describeTable, findTable } from '../../src/aws/tables/describe-table.ts';
import { findRun } from '../../src/runs/find-run.ts';
import { settleTables } from '../../src/runs/settle-tables.ts';
import { whyRun } from '../../src/runs/why-run.ts';
import { script, scratch, type Scratch } from '../fakes/scratch.ts';

const write = script(
  'kind = "processing"\n[tool.mlx.params]\nrows = { type = "int", default = 2 }\n[tool.mlx.outputs]\nout = "table:ml.scores"',
  'import json, os, sys\nwith open(os.environ["MLX_OUTPUT_OUT"] + "/part-0.json", "w") as out:\n    for n in range(int(sys.argv[2])):\n        out.write(json.dumps({"id": n, "score": n / 2}) + "\\n")\n',
);
const empty = script('kind = "processing"\n[tool.mlx.outputs]\nout = "table:ml.nothing"', 'print("wrote nothing")\n');
const read = script(
  'kind = "processing"\n[tool.mlx.inputs]\nscores = "table:ml.scores"\nids = { sql = "select id from ml.scores order by id", format = "csv" }\npeople = { table = "hr.people", format = "json" }',
  'import gzip, os, pathlib\nfor name in ("SCORES", "IDS", "PEOPLE"):\n    for file in sorted(pathlib.Path(os.environ["MLX_INPUT_" + name]).iterdir()):\n        data = file.read_bytes()\n        text = (gzip.decompress(data) if data[:2] == b"\\x1f\\x8b" else data).decode()\n        print(name, text.strip().replace("\\n", "|"))\n',
);

describe('tables of runs and of the project', () => {
  let project: Scratch;
  beforeAll(async () => {
    project = await scratch({
      'mlx.toml': 'name = "trial"\n[tables]\n"hr.people" = "data/people.csv"\n',
      'data/people.csv': 'id,name\n1,Ann\n',
      'write.py': write,
      'read.py': read,
      'empty.py': empty,
    });
  });
  afterAll(() => project.close());

  it("registers a completed run's table once, and marks the run", async () => {
    const run = await project.run('write');
    await expect(findTable(project.aws, 'ml', 'scores')).resolves.toBeUndefined();
    await expect(settleTables(project.aws, project.project)).resolves.toMatchObject([
      { run: run.name, table: 'ml.scores' },
    ]);
    await expect(settleTables(project.aws, project.project)).resolves.toEqual([]);
    const table = await describeTable(project.aws, 'ml', 'scores');
    expect(table.location).toBe(run.outputs[0]?.uri);
    expect((await findRun(project.aws, run.name)).tags['mlx:registered']).toMatch(/^\d{4}-/);
  });

  it('lets the newest completed run stand behind a table', async () => {
    await project.run('write', { rows: '1' });
    await project.run('write', { rows: '3' });
    await settleTables(project.aws, project.project);
    const results = await resultsPlace(project.aws, project.project);
    const query = await runQuery(project.aws, { sql: 'SELECT count(*) AS n FROM ml.scores', results });
    await expect(readRows(project.aws, query, 5)).resolves.toMatchObject({ rows: [[3]] });
  });

  it('tells why an output can not become a table, and goes on', async () => {
    await project.run('empty');
    const [settled] = await settleTables(project.aws, project.project);
    expect(settled).toMatchObject({ table: 'ml.nothing', error: { code: 'TABLE_UNREADABLE' } });
  });

  it('gives a job tables as they lie, the rows of SQL, and tables of the project in the format it wants', async () => {
    const plan = await project.plan('read');
    expect(plan.queries.map(({ input, format }) => [input, format])).toEqual([
      ['ids', 'csv'],
      ['people', 'json'],
    ]);
    const run = await project.run('read');
    expect(run.status).toBe('completed');

    const { before } = await whyRun(run, project.aws);
    expect(before).toEqual([
      'SCORES {"id": 0, "score": 0.0}|{"id": 1, "score": 0.5}|{"id": 2, "score": 1.0}',
      'IDS "id"|"0"|"1"|"2"',
      'PEOPLE {"id":1,"name":"Ann"}',
    ]);
  });

  it('places a wrong table and a wrong column at their lines of the head, with what was probably meant', async () => {
    await project.write({
      'wrong.py': script(
        'kind = "processing"\n[tool.mlx.inputs]\na = "table:ml.scoers"\nb = { sql = "select socre from ml.scores" }\nc = "file:gone.csv"',
        '',
      ),
    });
    await expect(project.plan('wrong')).rejects.toMatchObject({
      code: 'INPUT_FAULTS',
      details: { count: 3 },
      faults: [
        { nearest: 'ml.scores', place: { line: 5 } },
        { nearest: 'score', place: { line: 6 } },
        { place: { line: 7 } },
      ],
    });
  });
});
