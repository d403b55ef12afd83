import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { openLogStore } from '../../../src/local/cloudwatch/log-store.ts';
import { withMessage } from '../../../src/local/cloudwatch/stored-message.ts';

const at = (timestamp: number): { timestamp: number; message: string } => ({ timestamp, message: 'x' });

test('a stream is made with its group, and an existing one is left as it is', () => {
  const state = new DatabaseSync(':memory:');
  const logs = openLogStore({ state });
  logs.ensureStream('/g', 's', 1000);
  logs.append('/g', 's', [{ timestamp: 1500, message: 'one' }], 1501);
  logs.ensureStream('/g', 's', 2000);
  expect(state.prepare('SELECT name, created, events FROM log_streams').all()).toEqual([
    { name: 's', created: 1000, events: 1 },
  ]);
});

test('events of a stream that does not exist are refused', () => {
  const logs = openLogStore({ state: new DatabaseSync(':memory:') });
  expect(() => logs.append('/g', 's', [{ timestamp: 1, message: 'lost' }], 1)).toThrow(
    expect.objectContaining({ name: 'ResourceNotFoundException' }),
  );
});

test('a message keeps every character, control characters and NUL too', () => {
  const state = new DatabaseSync(':memory:');
  const logs = openLogStore({ state });
  const message = 'a\0b\x1b[31m\u{1F600}\uFFFD\r\n';
  logs.ensureStream('/g', 's', 0);
  logs.append('/g', 's', [{ timestamp: 1, message }], 1);
  const row = state.prepare('SELECT message FROM log_events').get() as { message: Uint8Array };
  expect(withMessage(row)).toEqual({ message });
});

test('a stream knows its first and last event and when it last took any in', () => {
  const state = new DatabaseSync(':memory:');
  const logs = openLogStore({ state });
  logs.ensureStream('/g', 's', 0);
  logs.append('/g', 's', [at(20), at(30)], 40);
  logs.append('/g', 's', [at(10)], 35);
  expect(state.prepare('SELECT first_event, last_event, last_ingestion, events FROM log_streams').get()).toEqual({
    first_event: 10,
    last_event: 30,
    last_ingestion: 40,
    events: 3,
  });
});
