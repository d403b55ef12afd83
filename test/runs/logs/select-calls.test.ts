import { describe, expect, it } from 'vitest';
import type { LogEvent } from '../../../src/logs/event.ts';
import { selectCalls } from '../../../src/runs/logs/select-calls.ts';

const mine = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';

function events(stream: number, from: number, ...messages: string[]): LogEvent[] {
  const about = { index: stream, source: 's', group: '/aws/lambda/f', name: `n${stream}`, run: 'f', host: 'h' };
  return messages.map((message, index) => ({ stream: about, timestamp: from + index, message }));
}

const call = (id: string, said: string): string[] => [
  `START RequestId: ${id} Version: $LATEST\n`,
  `${said}\n`,
  `END RequestId: ${id}\n`,
  `REPORT RequestId: ${id}\tDuration: 1 ms\n`,
];

const line = (id: string, message: string) => JSON.stringify({ level: 'INFO', message, requestId: id });

const texts = (picked: readonly LogEvent[]): string[] => picked.map(({ message }) => message.trim());

describe('the calls of a function that others call too', () => {
  it('are told apart by the marks around them, whatever is printed between', () => {
    const selection = selectCalls({ from: 0, request: mine });
    const told = selection.pick([...events(0, 10, ...call(other, 'theirs')), ...events(0, 20, ...call(mine, 'ours'))]);
    expect(texts(told)).toEqual(texts(events(0, 0, ...call(mine, 'ours'))));
  });

  it('are told apart in each environment, also where a call comes in several pages', () => {
    const selection = selectCalls({ from: 0, request: mine });
    const [start = '', said = '', ...rest] = call(mine, 'ours');
    const first = selection.pick([...events(0, 10, start), ...events(1, 10, ...call(other, 'theirs'))]);
    const second = selection.pick([...events(1, 20, 'theirs again'), ...events(0, 20, said, ...rest)]);
    expect(texts([...first, ...second])).toEqual(texts(events(0, 0, ...call(mine, 'ours'))));
  });

  it('are those that began in the time of the step, where the id is not known', () => {
    const selection = selectCalls({ from: 100, to: 200 });
    const told = selection.pick([
      ...events(0, 50, ...call(other, 'before')),
      ...events(0, 150, ...call(mine, 'ours')),
      ...events(0, 250, ...call(other, 'after')),
    ]);
    expect(texts(told)).toContain('ours');
    expect(texts(told)).not.toContain('before');
    expect(texts(told)).not.toContain('after');
  });

  it('are told afterwards where the id turns out to be one that did not seem meant', () => {
    const selection = selectCalls({ from: 1_000 });
    expect(selection.pick(events(0, 10, ...call(mine, 'ours')))).toEqual([]);
    expect(texts(selection.settle(mine))).toEqual(texts(events(0, 0, ...call(mine, 'ours'))));
    expect(texts(selection.pick(events(0, 20, ...call(other, 'theirs'))))).toEqual([]);
  });

  it('are known by their fields where a function logs JSON', () => {
    const start = JSON.stringify({ time: 't', type: 'platform.start', record: { requestId: mine, version: '1' } });
    const selection = selectCalls({ from: 0, request: mine });
    const told = selection.pick(events(0, 10, start, line(mine, 'ours'), line(other, 'theirs'), 'plain'));
    expect(texts(told)).toEqual([start, line(mine, 'ours'), 'plain']);
  });
});
