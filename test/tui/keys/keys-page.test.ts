import { expect, test } from 'vitest';
import { run } from '../../../src/commands/help.ts';
import { keysPage } from '../../../src/tui/keys/keys-page.ts';
import { fakeHost } from '../../fakes/host.ts';

test('`mlx help keys` prints the tables that resolve the keys', async () => {
  const input = { args: { TOPIC: ['keys'] }, flags: {}, params: {} };
  const host = fakeHost('.', [], { keysPage: () => Promise.resolve(keysPage()) });
  const { value } = await run(input, host);
  expect(value).toEqual({ kind: 'help', page: keysPage() });
  expect(JSON.stringify(value)).toContain('any command of mlx');
});
