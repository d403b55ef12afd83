import { expect, test } from 'vitest';
import { flagsOf } from '../../../src/commands/flags.ts';
import { commands } from '../../../src/commands/table.ts';
import { runFlags } from '../../../src/define/check/run-flags.ts';

test('every flag that `mlx run` or all commands have is kept from params', () => {
  const run = commands.filter(({ takesParams }) => takesParams);
  const flags = (run.length > 0 ? run : commands.slice(0, 1)).flatMap((command) => Object.keys(flagsOf(command)));
  expect(flags.length).toBeGreaterThan(0);
  for (const flag of flags) expect(runFlags).toContain(flag);
});
