import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { mlx, type Ended } from './mlx.ts';

/** A project of tiny scripts and flows in a temporary folder. */
export interface FlowProject {
  folder: string;
  write: (files: Readonly<Record<string, string>>) => Promise<void>;
  mlx: (...words: string[]) => Promise<Ended>;
  /** What `--json` prints, where the command ends with 0. */
  json: <T>(...words: string[]) => Promise<T>;
  close: () => Promise<void>;
}

export async function flowProject(): Promise<FlowProject> {
  const folder = await mkdtemp(join(tmpdir(), 'mlx-flows-'));
  const write: FlowProject['write'] = async (files) => {
    for (const [path, text] of Object.entries(files)) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), text.replaceAll('FOLDER', folder));
    }
  };
  await write(files);
  return {
    folder,
    write,
    mlx: (...words) => mlx(folder, ...words),
    json: async <T>(...words: string[]) => {
      const { code, stdout, stderr } = await mlx(folder, ...words, '--json');
      if (code !== 0) throw new Error(`mlx ${words.join(' ')} ended with ${code}:\n${stderr}${stdout}`);
      return JSON.parse(stdout) as T;
    },
    close: () => rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 }),
  };
}

function script(head: string, body: string): string {
  const lines = ['# /// script', '# [tool.mlx]', ...head.split('\n').map((line) => `# ${line}`), '# ///'];
  return `${lines.join('\n')}\n${body}\n`;
}

const prepare = script(
  `kind = "processing"
[tool.mlx.params]
rows = { type = "int", default = 3, min = 1 }
[tool.mlx.outputs]
rows = "files"`,
  `import os, sys
rows = int(sys.argv[sys.argv.index("--rows") + 1])
open(os.environ["MLX_OUTPUT_ROWS"] + "/rows.txt", "w").write("x\\n" * rows)
print(f"made {rows} rows")`,
);

const train = script(
  `kind = "training"
[tool.mlx.params]
depth = { type = "int", default = 1, min = 1, max = 9 }
[tool.mlx.inputs]
rows = "prepare.rows"
[tool.mlx.outputs]
model = "model"
[tool.mlx.metrics]
auc = 'auc=([0-9.]+)'`,
  `import os, sys
depth = int(sys.argv[sys.argv.index("--depth") + 1])
rows = len(open(os.environ["MLX_INPUT_ROWS"] + "/rows.txt").readlines())
open(os.environ["SM_MODEL_DIR"] + "/model.txt", "w").write("done")
print(f"{rows} rows auc=0.{depth}")`,
);

/** Fails until there is a file that it waits for. */
const shaky = script(
  `kind = "processing"
[tool.mlx.inputs]
rows = "prepare.rows"`,
  `import os
def connect():
    raise ConnectionError("the warehouse is closed")
if not os.path.exists("FOLDER/open"):
    connect()
print("the warehouse is open")`,
);

/** Goes on until there is a file that it waits for. */
const slow = script(
  `kind = "processing"
[tool.mlx.inputs]
rows = "prepare.rows"`,
  `import os, time
print("begun", flush=True)
while not os.path.exists("FOLDER/go"):
    time.sleep(0.05)
print("over")`,
);

const files = {
  'mlx.toml': 'name = "story"\n',
  'jobs/prepare.py': prepare,
  'jobs/train.py': train,
  'jobs/shaky.py': shaky,
  'jobs/slow.py': slow,
  'flows/race.flow.ts': `
import { each, flow, job, param, when } from 'mlx';

export default flow('race', { rows: param.int(3, { min: 1 }) }, ({ rows }) => {
  const prepare = job('jobs/prepare.py', { params: { rows } });
  const inputs = { rows: prepare.outputs.rows };
  each([{ name: 'low', depth: 1 }, { name: 'mid', depth: 5 }, { name: 'high', depth: 9 }], ({ depth }) =>
    job('jobs/train.py', { params: { depth }, inputs }),
  );
  job('jobs/shaky.py', { inputs });
});
`,
  'flows/wait.flow.ts': `
import { flow, job } from 'mlx';

export default flow('wait', {}, () => {
  const prepare = job('jobs/prepare.py');
  const slow = job('jobs/slow.py', { inputs: { rows: prepare.outputs.rows } });
  job('jobs/train.py', { inputs: { rows: prepare.outputs.rows }, after: [slow] });
});
`,
  'flows/ask.flow.ts': `
import { approval, flow, job } from 'mlx';

export default flow('ask', {}, () => {
  const prepare = job('jobs/prepare.py', { cache: '1d' });
  const sure = approval('go on?', { name: 'sure', after: [prepare] });
  job('jobs/train.py', { inputs: { rows: prepare.outputs.rows }, after: [sure] });
});
`,
};
