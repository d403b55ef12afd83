import { expect, test } from 'vitest';
import { MlxError } from '../../src/base/errors.ts';
import { checkHead } from '../../src/define/check/head.ts';
import { placeFindings } from '../../src/define/place-findings.ts';
import { findHeadBlock } from '../../src/define/source/head-block.ts';
import { readToml } from '../../src/define/source/toml-text.ts';
import { readScript } from './read-script.ts';

const good = `# /// script
# requires-python = ">=3.10"
# dependencies = ["scikit-learn>=1.4", 'pandas']
#
# [tool.mlx]
# kind = "training"
# instance = "ml.m5.xlarge"
# max_runtime = "1h30m"
# spot = { max_wait = "2h" }
# vpc = { subnets = ["subnet-1"], security_groups = ["sg-1"] }
#
# [tool.mlx.params]
# depth = { type = "int", default = 6, min = 1, max = 20, help = "depth" }
# loss = { type = "enum", values = ["gini", "entropy"], default = "gini" }
# day = { type = "date", default = 2013-01-01 }
#
# [tool.mlx.inputs]
# features = "table:ml.delay_features"
# carriers = { sql = """select *
# from nyc.carriers""", format = "csv" }
#
# [tool.mlx.outputs]
# model = "model"
#
# [tool.mlx.metrics]
# auc = 'auc=([0-9.]+)'
# ///
print("hello")
`;

/** Numbers from 0 up to a limit, the same on each run. */
function dice(seed: number): (limit: number) => number {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}

const scraps = [
  '"',
  "'",
  '"""',
  '[',
  ']',
  '{',
  '}',
  '=',
  ',',
  '#',
  '.',
  '\\',
  '\n',
  '\r\n',
  '\t',
  '\0',
  '-1',
  '1e999',
  'inf',
  'true',
  '{}',
  '[]',
  '[[x]]',
  '__proto__',
  'constructor',
  '# ///',
  '# /// script',
  '😀',
  '\u202e',
  '2013-99-99',
  'a'.repeat(300),
];

function mutate(text: string, roll: (limit: number) => number): string {
  let mutated = text;
  for (let change = 0; change <= roll(4); change += 1) {
    const from = roll(mutated.length);
    const to = Math.min(mutated.length, from + roll(12));
    const scrap =
      roll(3) === 0 ? mutated.slice(roll(mutated.length)).slice(0, roll(60)) : (scraps[roll(scraps.length)] ?? '');
    const isSwap = roll(3) === 0;
    mutated = `${mutated.slice(0, from)}${isSwap ? '' : scrap}${mutated.slice(to)}`;
  }
  return mutated;
}

/** What reading does with a text, without the file. Every fault must stand within its line. */
function read(text: string): 'no head' | 'faults' | 'right' {
  const file = { name: 'train.py', lines: text.split(/\r?\n/), whole: true };
  const block = findHeadBlock(file, '#');
  if (block.kind === 'none') return 'no head';
  const faults = block.kind === 'broken' ? block.faults : faultsOfToml(block);
  for (const { place, what, rule, fix } of faults) {
    expect(place.text).toBe(file.lines[place.line - 1]);
    expect(place.column).toBeGreaterThanOrEqual(1);
    expect(place.column).toBeLessThanOrEqual(place.text.length + 1);
    expect(place.length).toBeGreaterThanOrEqual(1);
    for (const words of [what, rule, fix]) expect(words).not.toBe('');
  }
  return faults.length > 0 ? 'faults' : 'right';
}

function faultsOfToml(block: Extract<ReturnType<typeof findHeadBlock>, { kind: 'found' }>) {
  const result = readToml(block.toml);
  if (!result.ok) return [result.fault];
  const { findings } = checkHead(result.document.data, 'python');
  const fallback = { file: 'train.py', line: 1, column: 1, length: 1, text: block.toml.file.lines[0] ?? '' };
  return placeFindings(findings, result.document, fallback);
}

test('2000 broken heads end in faults at places of their file, and in nothing else', () => {
  const roll = dice(7);
  const outcomes = new Set(Array.from({ length: 2000 }, () => read(mutate(good, roll))));
  expect([...outcomes].sort()).toEqual(['faults', 'no head', 'right']);
});

test('reading broken scripts from files throws MlxError alone', async () => {
  const roll = dice(11);
  for (let round = 0; round < 150; round += 1) {
    const outcome = await readScript(mutate(good, roll)).then(
      () => 'right',
      (error: unknown) => (error instanceof MlxError ? 'faults' : error),
    );
    expect(['right', 'faults']).toContain(outcome);
  }
});

test('reading random bytes throws MlxError alone', async () => {
  const roll = dice(13);
  for (let round = 0; round < 50; round += 1) {
    const bytes = Uint8Array.from({ length: roll(400) }, () => roll(256));
    await expect(readScript(bytes)).rejects.toBeInstanceOf(MlxError);
  }
});
