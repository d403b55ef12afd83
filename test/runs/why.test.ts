import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { whyRun } from '../../src/runs/why-run.ts';
import { script, scratch, type Scratch } from '../fakes/scratch.ts';

const head = 'kind = "processing"';
const wrong = (body: string) => script(head, body);

describe('whyRun', () => {
  let project: Scratch;
  beforeAll(async () => {
    project = await scratch({
      'raises.py': wrong(
        'import sys\ndef total(rows):\n    if not rows:\n        raise ValueError("no rows for 2013-02-30")\nfor n in range(20):\n    print("line", n)\ntotal([])\n',
      ),
      'chained.py': wrong(
        'try:\n    {}["a"]\nexcept KeyError as error:\n    raise RuntimeError("no such day") from error\n',
      ),
      'imports.py': wrong('import sklearn\n'),
      'syntax.py': wrong('def broken(:\n    pass\n'),
      'arguments.py': wrong(
        'import argparse\nparser = argparse.ArgumentParser()\nparser.add_argument("--depth", required=True)\nparser.parse_args()\n',
      ),
      'killed.py': wrong('import os, signal\nprint("before", flush=True)\nos.kill(os.getpid(), signal.SIGKILL)\n'),
      'bare.sh': `# /// script\n# [tool.mlx]\n# ${head}\n# ///\necho 'mlx: 12: python3: not found'\nexit 127\n`,
      'quiet.py': wrong('import sys\nsys.exit(7)\n'),
      'long.py': script(`${head}\nmax_runtime = "1s"`, 'import time\ntime.sleep(60)\n'),
      'shell.sh': `# /// script\n# [tool.mlx]\n# ${head}\n# ///\nset -e\necho begin\nno-such-command --now\n`,
      'node.mjs': `// /// script\n// [tool.mlx]\n// ${head}\n// ///\nfunction load() {\n  throw new TypeError('rows is not a list');\n}\nload();\n`,
      'column.py': script(
        `${head}\n[tool.mlx.inputs]\nrows = "file:people.jsonl"`,
        'import json, os, pathlib\nfor line in open(next(pathlib.Path(os.environ["MLX_INPUT_ROWS"]).iterdir())):\n    print(json.loads(line)["nmae"])\n',
      ),
      'people.jsonl': '{"name": "Ann", "age": 3}\n',
    });
  });
  afterAll(() => project.close());

  async function why(job: string) {
    const run = await project.run(job);
    return whyRun(run, project.aws);
  }

  it('shows the error, its place in the script with the source line, and the lines before', async () => {
    const card = await why('raises');
    expect(card).toMatchObject({
      job: 'raises',
      status: 'failed',
      headline: 'ValueError: no rows for 2013-02-30',
      frame: { file: 'raises.py', line: 8, function: 'total', text: 'raise ValueError("no rows for 2013-02-30")' },
      exit: { code: 1, meaning: 'the script raised an error' },
    });
    expect(card.before).toEqual(Array.from({ length: 8 }, (_, index) => `line ${index + 12}`));
  });

  it('takes the last of chained errors', async () => {
    await expect(why('chained')).resolves.toMatchObject({
      headline: 'RuntimeError: no such day',
      frame: { file: 'chained.py', line: 8 },
    });
  });

  it('names the package that is missing, as the head takes it', async () => {
    await expect(why('imports')).resolves.toMatchObject({
      headline: "ModuleNotFoundError: No module named 'sklearn'",
      repair: 'Add it to the head: dependencies = ["scikit-learn"].',
    });
  });

  it('finds the place of an error of the compiler', async () => {
    const card = await why('syntax');
    expect(card.headline).toMatch(/^SyntaxError/);
    expect(card.frame).toMatchObject({ file: 'syntax.py', line: 5, text: 'def broken(:' });
  });

  it("tells what the script's own check of its arguments refused", async () => {
    const card = await why('arguments');
    expect(card.headline).toBe('arguments.py: error: the following arguments are required: --depth');
    expect(card.exit).toMatchObject({ code: 2 });
    expect(card.cause).toContain('--depth');
  });

  it('says that a killed script most likely ran out of memory', async () => {
    const card = await why('killed');
    expect(card).toMatchObject({ exit: { code: 137 }, before: ['before'] });
    expect(card.repair).toContain('instance');
  });

  it('names the program that is missing, and how it comes here and in AWS', async () => {
    const card = await why('bare');
    expect(card.cause).toBe('python3 is not there where the job runs.');
    expect(card.repair).toMatch(/install python3.*`image`/);
  });

  it('says the exit code in words where the script said nothing', async () => {
    await expect(why('quiet')).resolves.toMatchObject({ exit: { code: 7, meaning: 'the script said that it failed' } });
  });

  it('says that the time limit ended it, and where the limit is set', async () => {
    const card = await why('long');
    expect(card).toMatchObject({ status: 'stopped', headline: expect.stringContaining('limit of 1s') as string });
    expect(card.repair).toContain('max_runtime');
  });

  it('finds the place in a shell script and in a script of Node', async () => {
    await expect(why('shell')).resolves.toMatchObject({
      headline: expect.stringContaining('no-such-command') as string,
      frame: { file: 'shell.sh', line: 7, text: 'no-such-command --now' },
    });
    await expect(why('node')).resolves.toMatchObject({
      headline: 'TypeError: rows is not a list',
      frame: { file: 'node.mjs', line: 6, function: 'load', text: "throw new TypeError('rows is not a list');" },
    });
  });

  it('names the column that was probably meant', async () => {
    await expect(why('column')).resolves.toMatchObject({
      headline: "KeyError: 'nmae'",
      cause: 'The inputs have no column "nmae". They have name, age.',
      repair: 'Did you mean "name"?',
    });
  });

  it('has nothing to say against a run that completed', async () => {
    await project.write({ 'fine.py': wrong('print("fine")\n') });
    await expect(why('fine')).resolves.toMatchObject({ cause: 'Nothing went wrong.', exit: { code: 0 } });
  });
});
