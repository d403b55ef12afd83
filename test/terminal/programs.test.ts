import { chmod, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { openTerminalRun, type TerminalRun } from './open-terminal.ts';

const enter = '\r';
const files = {
  'mlx.toml': 'name = "trial"\n',
  'jobs/hello.py': [
    '# /// script',
    '# [tool.mlx]',
    '# kind = "training"',
    '# [tool.mlx.params.who]',
    '# type = "string"',
    '# default = "you"',
    '# ///',
    'print("hello")',
    '',
  ].join('\n'),
  'jobs/wrong.py': '# /// script\n# [tool.mlx]\n# kind = "procesing"\n# ///\nprint(1)\n',
};
const runs: TerminalRun[] = [];

afterEach(async () => {
  for (const run of runs.splice(0)) await run.close();
});

/** A session whose EDITOR is `vi` and whose SHELL is `bash`, both scripts of the project's own; `$PROJECT` is its folder. */
async function open(scripts: { vi?: string; bash?: string }): Promise<TerminalRun> {
  const lines = 'export PROJECT="$PWD" VISUAL= EDITOR="$PWD/vi" SHELL="$PWD/bash"; exec sh "$0"';
  const terminal = await openTerminalRun(files, { columns: 100, rows: 30 }, {}, [], {
    command: (bin) => ['sh', '-c', lines, bin],
    before: async (root) => {
      for (const [name, script] of Object.entries(scripts)) {
        await writeFile(join(root, name), `#!/bin/sh\n${script}\n`);
        await chmod(join(root, name), 0o755);
      }
    },
  });
  runs.push(terminal);
  await terminal.shows('wrong');
  return terminal;
}

/** The jobs are the first rows below their group: `hello`, then `wrong`. */
async function select(terminal: TerminalRun, name: 'hello' | 'wrong'): Promise<void> {
  terminal.type(name === 'hello' ? 'gj' : 'gjj');
  await terminal.shows(new RegExp(`❯ +${name}`, 'u'));
}

const said = async (terminal: TerminalRun) => (await readFile(join(terminal.root, 'said'), 'utf8')).trim();

describe('a program that gets the terminal', () => {
  test('an editor begins at the fault, has the keys, and what it changed is checked at once', async () => {
    const terminal = await open({
      vi: 'echo in the editor; read answer; echo "$answer $@" > "$PROJECT/said"; sed -i.bak s/procesing/processing/ "$2"',
    });
    await select(terminal, 'wrong');
    await terminal.shows('1 fault');
    terminal.type('e');
    await terminal.shows('in the editor');
    expect(terminal.isAlternate()).toBe(false);
    terminal.type(`typed${enter}`);
    await terminal.shows(/wrong +processing/u);
    expect(terminal.isAlternate()).toBe(true);
    expect(await said(terminal)).toBe(`typed +3 ${join(terminal.root, 'jobs/wrong.py')}`);
  });

  test("a shell stands in a run's folder with what its script had, and may be killed", async () => {
    const terminal = await open({
      bash: 'set | grep -E "^(SM_HP_WHO|MLX_PARAM_WHO|PWD)=" > "$PROJECT/said"; ls >> "$PROJECT/said"; kill -9 $$',
    });
    await select(terminal, 'hello');
    terminal.type('r');
    await terminal.shows('mlx run hello');
    terminal.type(enter);
    await terminal.shows('✓ completed');
    terminal.type('1x');
    await terminal.shows('bash was ended by SIGKILL');
    const text = await said(terminal);
    expect(text).toMatch(/^MLX_PARAM_WHO='?you'?$/mu);
    expect(text).toMatch(/^SM_HP_WHO='?you'?$/mu);
    expect(text).toMatch(/^PWD=.*\.mlx\/jobs\/training-hello-/mu);
    expect(text).toMatch(/^hello\.py$/mu);
    terminal.type('?');
    await terminal.shows('What can I do?');
  });
});
