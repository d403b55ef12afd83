import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { keepInput } from '../../../src/aws/calls/keep-input.ts';

describe('keepInput', () => {
  test('keeps plain data as it is, dates included', () => {
    const at = new Date(5);
    expect(keepInput({ a: 'b', n: 1, list: [{ c: true }], at, none: undefined })).toEqual({
      a: 'b',
      n: 1,
      list: [{ c: true }],
      at,
    });
  });

  test('keeps no bytes, streams or bodies, and says how many there were', () => {
    const kept = keepInput({
      Body: 'text',
      blob: new Uint8Array(3),
      stream: Readable.from([]),
      Code: { ZipFile: new Uint8Array(2) },
    });
    expect(kept).toEqual({
      Body: { $omitted: '4 bytes' },
      blob: { $omitted: '3 bytes' },
      stream: { $omitted: 'bytes' },
      Code: { ZipFile: { $omitted: '2 bytes' } },
    });
  });

  test('leaves out texts and members beyond what may be kept for long', () => {
    const kept = keepInput({
      PipelineDefinition: 'x'.repeat(100_000),
      list: Array.from({ length: 9000 }, () => 'y'.repeat(100)),
    });
    expect(kept['PipelineDefinition']).toEqual({ $omitted: '100000 characters' });
    expect(JSON.stringify(kept).length).toBeLessThan(80_000);
    expect((kept['list'] as unknown[]).at(-1)).toMatchObject({ $omitted: expect.stringMatching(/^\d+ more$/) });
  });

  test('what was kept can be kept again', () => {
    const once = keepInput({ Body: 'text', text: 'x'.repeat(100_000) });
    expect(keepInput(once)).toEqual(once);
  });
});
