import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Host } from '../../../src/commands/command.ts';
import type { Confirmation } from '../../../src/commands/guard/confirmation.ts';
import { guardVerb } from '../../../src/commands/guard/guard-verb.ts';
import { parse } from '../../../src/commands/parse/parse.ts';
import { commands } from '../../../src/commands/table.ts';
import { fakeHost } from '../../fakes/host.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  await writeFile(join(folder, 'mlx.toml'), 'name = "t"\nproduction = ["prod", "*-live"]\n');
});
afterAll(() => rm(folder, { recursive: true }));

const guard = (words: readonly string[], more: Partial<Host> = {}) => {
  const { command, input } = parse(words, commands);
  return guardVerb(command, input, fakeHost(folder, [], more));
};
const refused = (code: string, details: object = {}) =>
  expect.objectContaining({ code, details: expect.objectContaining(details) });

const asking = (answer: boolean) => {
  const asked: Confirmation[] = [];
  const confirm = async (one: Confirmation) => {
    asked.push(one);
    return answer;
  };
  return { asked, confirm };
};

describe('where mlx is read-only', () => {
  const readOnly = [{ env: { MLX_READ_ONLY: '1' } }, { isReadOnly: () => true }] as const;

  test.each(['run train', 'stop last', 'deploy f', 'retry last', 'resume last', 'approve last'])(
    '%s is refused',
    async (line) => {
      for (const more of readOnly)
        await expect(guard(line.split(' '), more)).rejects.toEqual(refused('READ_ONLY_VERB'));
    },
  );

  test('a statement of SQL that changes something is refused, one that reads is not', async () => {
    await expect(guard(['sql', 'drop table t'], readOnly[0])).rejects.toEqual(
      refused('READ_ONLY_VERB', { effect: 'destroys' }),
    );
    await guard(['sql', 'select 1'], readOnly[0]);
  });

  test('verbs that read, that write files, or that only say what they would do pass', async () => {
    for (const line of ['ls', 'check', 'plan train', 'retry last --dry-run']) {
      await expect(guard(line.split(' '), readOnly[0])).resolves.toBeUndefined();
    }
  });

  test('MLX_READ_ONLY=0 is as not set', () =>
    expect(guard(['run', 'train'], { env: { MLX_READ_ONLY: '0' } })).resolves.toBeUndefined());
});

describe('on production', () => {
  test.each(['prod', 'eu-live'])(
    '%s is known by mlx.toml, and what spends is refused where nobody can be asked',
    async (where) => {
      await expect(guard(['run', 'train', '--on', where])).rejects.toEqual(
        refused('PRODUCTION_UNCONFIRMED', { verb: 'run', where, name: 'train' }),
      );
    },
  );

  test('a name of the profile behind `--on aws` counts as well', async () => {
    await expect(guard(['run', 'train', '--on', 'aws'], { env: { AWS_PROFILE: 'prod' } })).rejects.toEqual(
      refused('PRODUCTION_UNCONFIRMED'),
    );
    await guard(['run', 'train', '--on', 'aws'], { env: { AWS_PROFILE: 'dev' } });
  });

  test('the name on the line lets it pass, another one does not', async () => {
    await guard(['run', 'train', '--on', 'prod', '--confirm', 'train']);
    await expect(guard(['run', 'train', '--on', 'prod', '--confirm', 'Train'])).rejects.toEqual(
      refused('PRODUCTION_UNCONFIRMED', { typed: 'Train' }),
    );
  });

  test('what names nothing, or only `last`, is confirmed by the place', async () => {
    await expect(guard(['stop', 'last', '--on', 'prod', '--confirm', 'prod'])).resolves.toBeUndefined();
    await expect(guard(['sql', 'drop table t', '--on', 'prod', '--confirm', 'prod'])).resolves.toBeUndefined();
  });

  test('what reads asks for nothing', () => expect(guard(['ls', '--on', 'prod'])).resolves.toBeUndefined());
});

describe('a person who can be asked', () => {
  test('hears what it does, where, and the command line that does the same', async () => {
    const { asked, confirm } = asking(true);
    await guard(['run', 'train', '--depth', '-1', '--on', 'prod', '--param', "name=it's"], { confirm });
    expect(asked).toEqual([
      expect.objectContaining({
        verb: 'run',
        effect: 'spends',
        where: 'prod',
        isProduction: true,
        name: 'train',
        command: String.raw`mlx run train --on prod --param 'name=it'\''s' --depth=-1`,
      }),
    ]);
  });

  test('may say no, and then nothing is done', async () => {
    const { confirm } = asking(false);
    await expect(guard(['stop', 'train-1'], { confirm })).rejects.toEqual(
      refused('NOT_CONFIRMED', { command: 'mlx stop train-1' }),
    );
  });

  test('hears that here nothing is charged, and of a stop that it ends what costs', async () => {
    const { asked, confirm } = asking(true);
    await guard(['run', 'train'], { confirm });
    await guard(['stop', 'train', '--on', 'dev'], { confirm });
    expect(await Promise.all(asked.map(({ cost }) => cost()))).toEqual([
      { kind: 'nothing', why: 'it runs on this machine' },
      { kind: 'nothing', why: 'it ends what costs' },
    ]);
  });
});
