import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { layoutKeeper, readLayout } from '../../../../src/tui/effects/files/layout-file.ts';
import { plainLayout } from '../../../../src/tui/logs/state/log-layout.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'mlx-layout-'));
  await mkdir(join(root, '.mlx'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

test('a layout is as it was kept last, however soon after another', async () => {
  const layout = { ...plainLayout, split: 'host', columns: 3, wraps: true } as const;
  const keep = layoutKeeper(root);
  void keep(plainLayout);
  void keep({ ...layout, wraps: false });
  await keep(layout);
  expect(await readLayout(root)).toEqual(layout);
});

test.each([
  ['nothing', undefined],
  ['no JSON', '{'],
  ['another shape', '["split"]'],
  ['values that mean nothing', '{"split":"__proto__","columns":-5,"wraps":"yes"}'],
  ['more than a layout can be', `{"split":"host","x":"${'x'.repeat(5000)}"}`],
])('%s there is a layout all the same', async (_, text) => {
  if (text !== undefined) await writeFile(join(root, '.mlx', 'log-layout.json'), text);
  const layout = await readLayout(root);
  expect({ ...layout, columns: undefined }).toEqual({ ...plainLayout, columns: undefined });
});

test('a folder that can not be written keeps none, and that is no failure', async () => {
  await layoutKeeper(join(root, 'mlx.toml', 'nowhere\u0000'))(plainLayout);
  expect(await readLayout(join(root, 'nowhere'))).toEqual(plainLayout);
});
