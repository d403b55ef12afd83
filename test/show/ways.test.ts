import { expect, test } from 'vitest';
import { drawWays } from '../../src/show/ways.ts';
import { plain, widest } from './text.ts';

test('what only one way has is named by its members, what both have otherwise value by value', () => {
  const lines = drawWays(
    {
      flow: 'delays',
      ways: ['pipeline', 'states'],
      price: {},
      startUp: {},
      topics: [],
      steps: [
        {
          name: 'rows',
          kind: 'sql',
          price: {},
          startUp: {},
          calls: {},
          differences: [
            { path: 'Tags[0].Key', values: { pipeline: 'mlx:flow' } },
            { path: 'Tags[0].Value', values: { pipeline: 'delays' } },
            { path: 'QueryString', values: { states: 'select 1' } },
            { path: 'Environment.RUN', values: { pipeline: '{"Get":"x"}', states: '$.x' } },
          ],
        },
      ],
    },
    60,
  );
  expect(widest(lines)).toBeLessThanOrEqual(60);
  expect(plain(lines).split('requests that differ\n')[1]).toBe(
    [
      '  rows  sql',
      '    pipeline      has more in Tags',
      '    states        has more in QueryString',
      '    Environment.RUN',
      '      pipeline    {"Get":"x"}',
      '      states      $.x',
    ].join('\n'),
  );
});
