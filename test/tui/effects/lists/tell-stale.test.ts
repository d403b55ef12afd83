import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { MlxError } from '../../../../src/base/errors.ts';
import { openStaleTeller } from '../../../../src/tui/effects/lists/tell-stale.ts';
import type { Desk } from '../../../../src/tui/effects/work.ts';
import type { Event } from '../../../../src/tui/state/event.ts';

let home: string;
const ending = new AbortController();
beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'mlx-test-'));
  await mkdir(join(home, '.aws', 'sso', 'cache'), { recursive: true });
});
afterAll(async () => {
  ending.abort();
  await rm(home, { recursive: true });
});

function open(look: () => void = () => undefined) {
  const told: Event[] = [];
  const desk = {
    dispatch: (event: Event) => told.push(event),
    signal: ending.signal,
    options: { env: { HOME: home } },
  };
  return { told, teller: openStaleTeller(desk as unknown as Desk, look) };
}
const expired = () => new MlxError('AWS_CREDENTIALS_EXPIRED', { where: 'prod', message: 'The token has expired' });

test('credentials that expire are told with what to type, and a login is noticed by itself', async () => {
  const { promise: looked, resolve } = Promise.withResolvers<void>();
  const { told, teller } = open(resolve);
  teller.failed(expired());
  expect(told).toMatchObject([
    { kind: 'stale', stale: { text: 'aws sso login --profile prod · the credentials for "prod" have expired' } },
  ]);
  await writeFile(join(home, '.aws', 'sso', 'cache', 'token.json'), '{}');
  await looked;
  teller.read();
  teller.read();
  expect(told.map(({ kind }) => kind)).toEqual(['stale', 'fresh']);
});

test('a network that is away makes the lists old, any other failure is a notice', () => {
  const { told, teller } = open();
  const call = { service: 'SageMaker', operation: 'ListTrainingJobs', where: 'prod', region: 'us-east-1' };
  teller.failed(new MlxError('AWS_UNREACHABLE', { ...call, reason: 'ENOTFOUND' }));
  teller.failed(new MlxError('AWS_ACCESS_DENIED', { ...call, message: 'no' }));
  expect(told.map(({ kind }) => kind)).toEqual(['stale', 'notice']);
});
