import { describe, expect, test } from 'vitest';
import { drawGraph } from '../../../src/show/graph/graph.ts';
import { drawRails } from '../../../src/show/graph/rails.ts';
import { span } from '../../../src/show/line.ts';
import { noon } from '../samples.ts';
import { plain, widest } from '../text.ts';
import { flowRun, sampleFlowRun, stepRun } from './flow-samples.ts';

const critical = ['prepare', 'train-large', 'evaluate', 'good-enough', 'register'];

describe('the graph of a run', () => {
  test('stands in layers, the critical path heavy, where there is room', () => {
    expect(plain(drawGraph(sampleFlowRun, critical, 80, noon))).toMatchInlineSnapshot(`
      "                         ✓ prepare  1.2 s
                ╭──────────────────────┼━━━━━━━━━━━━━━━━━━━━━━━┓
      ✓ train-small  1.8 s   ✓ train-medium  3.1 s   ✓ train-large  6.8 s
                ╰──────────────────────┼━━━━━━━━━━━━━━━━━━━━━━━┛
                               ✓ evaluate  1.2 s
                                       ┃
                              ✓ good-enough  yes
                               ┏━━━━━━━┴───────╮
                      ✓ register  200 ms   – too-bad"
    `);
  });

  test('stands a row a step where there is not', () => {
    expect(plain(drawGraph(sampleFlowRun, critical, 50, noon))).toMatchInlineSnapshot(`
      "•             ✓ prepare  1.2 s
      ├─•           ✓ train-small  1.8 s
      ├─│─•         ✓ train-medium  3.1 s
      ├─│─│─•       ✓ train-large  6.8 s
      ╰─┴─┴─┴─•     ✓ evaluate  1.2 s
              ╰─•   ✓ good-enough  yes
                ├─• ✓ register  200 ms
                ╰─• – too-bad"
    `);
  });

  test('shows the steps of an execution that a step started below that step', () => {
    const child = flowRun([stepRun('extract', []), stepRun('load', ['extract'])]);
    const run = flowRun([stepRun('nested', [], { kind: 'child', child }), stepRun('after', ['nested'])]);
    expect(plain(drawGraph(run, [], 80, noon))).toMatchInlineSnapshot(`
      "               ✓ nested  1.2 s
                 ╭──────────┴──────────╮
      ✓ nested/extract  1.2 s   ✓ after  1.2 s
                 │
       ✓ nested/load  1.2 s"
    `);
  });

  test('joins lines that lead to one step, and crosses those that do not', () => {
    const run = flowRun([
      stepRun('a', []),
      stepRun('b', []),
      stepRun('c', ['a', 'b']),
      stepRun('d', ['b']),
      stepRun('e', ['c', 'd']),
    ]);
    expect(plain(drawGraph(run, [], 80, noon))).toMatchInlineSnapshot(`
      "✓ a  1.2 s   ✓ b  1.2 s
           ╰──╮         │
              ├─────────┴──╮
         ✓ c  1.2 s   ✓ d  1.2 s
              ╰──────┬─────╯
                ✓ e  1.2 s"
    `);
  });

  test('of 1,000 steps is drawn whole, a row each', () => {
    const steps = Array.from({ length: 1000 }, (_, index) =>
      stepRun(`step-${index}`, index < 3 ? [] : [`step-${index - 1}`, `step-${Math.floor(index / 3)}`]),
    );
    const lines = drawGraph(flowRun(steps), [], 200, noon);
    expect(lines).toHaveLength(1000);
    expect(plain(lines.slice(-1))).toContain('step-999');
  });

  test('lets no name from outside reach the terminal as it is', () => {
    const run = flowRun([stepRun('a\u001b]0;pwned\u0007\u202eb\nc', [])]);
    const drawn = plain(drawGraph(run, [], 80, noon));
    expect(drawn.split('\n')).toHaveLength(1);
    expect(drawn).toContain(String.raw`a\e]0;pwned\x07\u202eb\nc`);
  });

  test.each([20, 40, 80, 200])('in layers is never wider than the %i columns it is given', (width) => {
    const lines = drawGraph(flowRun([stepRun('a', []), stepRun('b', ['a'])]), [], width, noon);
    expect(widest(lines)).toBeLessThanOrEqual(width);
  });
});

describe('random graphs', () => {
  test.each(Array.from({ length: 30 }, (_, seed) => seed))('every step of graph %i is drawn once', (seed) => {
    const random = generator(seed);
    const steps = Array.from({ length: 3 + Math.floor(random() * 14) }, (_, index) =>
      stepRun(
        `n${index}_`,
        Array.from({ length: index }, (_, other) => `n${other}_`).filter(() => random() < 0.25),
      ),
    );
    const drawn = plain(drawGraph(flowRun(steps), [], 160, noon));
    for (const { name } of steps) expect(drawn.split(name)).toHaveLength(2);
  });
});

describe('rails', () => {
  test('name what a step needs where there are too many to draw', () => {
    const nodes = Array.from({ length: 16 }, (_, index) => node(`n${index}`, []));
    const last = node(
      'last',
      nodes.map(({ id }) => id),
    );
    const lines = plain(drawRails([...nodes, last], () => false)).split('\n');
    expect(lines.at(-1)).toContain('last  after n12, n13, n14, n15');
  });
});

function node(id: string, needs: readonly string[]) {
  return { id, needs, label: [span('plain', id)], width: id.length };
}

/** Numbers in [0, 1) from a seed (mulberry32). */
function generator(seed: number): () => number {
  let state = seed + 0x6d_2b_79_f5;
  return () => {
    state = Math.trunc(state + 0x6d_2b_79_f5);
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
