import { describe, expect, test } from 'vitest';
import { diffValues } from '../../src/inspect/diff/diff-values.ts';
import { directoryOfAll } from '../../src/inspect/knowledge/directory.ts';
import { openKnowledge } from '../../src/inspect/knowledge/knowledge.ts';
import type { Explanation } from '../../src/inspect/explanation.ts';
import { usesOf } from '../../src/inspect/knowledge/uses.ts';
import { words } from '../../src/inspect/words/words.ts';
import { drawDifference } from '../../src/show/difference.ts';
import { drawDirectory } from '../../src/show/directory.ts';
import { drawExplanation } from '../../src/show/explanation.ts';
import type { Line } from '../../src/show/line.ts';
import { drawUsesOf } from '../../src/show/uses.ts';
import { plain, widest } from './text.ts';

const knowledge = openKnowledge();
const found = (name: string): Explanation => {
  const answer = knowledge.explain(name, { kind: 'training', value: 'ml.m5.xlarge', where: 'local' });
  if (!('found' in answer)) throw new Error(`nothing is known of ${name}`);
  return answer.found;
};

const widths = [60, 80, 200];
/** How much too wide it is on any of the screens. */
const excess = (draw: (width: number) => Line[]) => Math.max(...widths.map((width) => widest(draw(width)) - width));

const drawn = (before: unknown, after: unknown, width = 80) =>
  drawDifference(
    {
      before: 'train-1',
      after: 'train-2',
      sections: [{ title: 'params', changes: diffValues(before, after) }],
      same: ['machine', 'image'],
      notes: [],
    },
    width,
  );

describe('an explanation', () => {
  test('fits screens of 60, 80 and 200 columns', () => {
    for (const name of [
      'instance',
      'CreateTrainingJob',
      'execution.id',
      'PLAN_FAULTS',
      'spot',
      'sagemaker',
      'ml.g5.xlarge',
    ]) {
      expect(excess((width) => drawExplanation(found(name), width))).toBeLessThanOrEqual(0);
    }
  });

  test('begins with name, type and one line, then its facts, what it becomes and where it may stand', () => {
    const lines = plain(drawExplanation(found('max_runtime'), 80)).split('\n');
    expect(lines.slice(0, 2)).toEqual([
      'max_runtime  text | whole number',
      'How long the job may run before the service stops it.',
    ]);
    const text = lines.join('\n');
    expect(text).toContain(
      'compiles to\n  training (job, pipeline, states): max_runtime = "1h"\n    CreateTrainingJob.StoppingCondition.MaxRuntimeInSeconds = 3600',
    );
    expect(text).toMatch(/✓ head {5}of training jobs/u);
    expect(text).toMatch(/✗ flow/u);
  });

  test('shows hundreds of values in columns, with their count, what is known of them, and the present one marked', () => {
    const text = plain(drawExplanation(found('instance'), 120));
    expect(text).toMatch(/values \(\d{3}\)/u);
    expect(text).toMatch(/values +`ml\.[^`]+`, `ml\.[^`]+`, `ml\.[^`]+` and \d{3} more, all of them below/u);
    expect(text).toMatch(/▸ ml\.m5\.xlarge +4 vCPU, 16 GiB, \$0\.23\/h/u);
    expect(text.split('\n').length).toBeLessThan(110);
  });

  test('has the required fields first, and the rest of a long doc last', () => {
    const text = plain(drawExplanation(found('CreateTrainingJob'), 80));
    const at = (part: string) => text.indexOf(part);
    expect(at('RoleArn  ')).toBeGreaterThan(0);
    expect(at('RoleArn  ')).toBeLessThan(at('VpcConfig  '));
    expect(at('\ndoc\n')).toBeGreaterThan(at('ModelPackageConfig'));
    expect(text).toMatch(/from botocore [\d.]+/u);
  });

  test('lets no byte of a name or a value command the terminal', () => {
    const hostile = '\u001b]0;owned\u0007\u001b[2J\u202eabc';
    const lines = drawExplanation(
      {
        name: hostile,
        type: hostile,
        doc: hostile,
        facts: [{ name: hostile, text: hostile }],
        choices: [{ value: hostile, note: hostile }],
        uses: [{ where: 'head', allowed: true, text: hostile }],
        fields: [{ name: hostile, type: hostile, required: false, value: hostile, doc: hostile }],
      },
      80,
    );
    // oxlint-disable-next-line no-control-regex -- these are what must not come through
    expect(plain(lines)).not.toMatch(/[\u0007\u001b\u202e]/u);
  });
});

test('uses and names below something fit as well', () => {
  const answer = usesOf('Tag', { knowledge, words });
  if (!('found' in answer)) throw new Error('nothing is known of Tag');
  const { found: uses } = answer;
  expect(excess((width) => drawUsesOf(uses, width))).toBeLessThanOrEqual(0);
  expect(plain(drawUsesOf(uses, 80))).toMatch(/held by \(\d+\)/u);
  expect(excess((width) => drawDirectory(directoryOfAll(knowledge), width))).toBeLessThanOrEqual(0);
});

describe('a difference', () => {
  test('shows what was and what is on one line where both fit, else below each other, texts by line', () => {
    const long = 'x'.repeat(70);
    expect(
      plain(drawn({ depth: 6, text: long, code: 'a\nb\nc' }, { depth: 8, text: `${long}y`, code: 'a\nB\nc', new: 1 })),
    ).toBe(
      [
        '- train-1',
        '+ train-2',
        '',
        'params',
        '  depth  6 → 8',
        '  text',
        `    - "${long}"`,
        `    + "${long}y"`,
        '  code',
        '       1   a',
        '       2 - b',
        '       2 + B',
        '       3   c',
        '  new',
        '    + 1',
        '',
        'the same: machine, image',
      ].join('\n'),
    );
  });

  test('fits, whatever is in it', () => {
    const hostile = { '\u001b[31m': 'a\n\u001b[2J', long: 'é'.repeat(500) };
    expect(excess((width) => drawn(hostile, { long: 1, lines: 'x\n'.repeat(500) }, width))).toBeLessThanOrEqual(0);
    // oxlint-disable-next-line no-control-regex -- these are what must not come through
    expect(plain(drawn(hostile, {}))).not.toMatch(/\u001b/u);
  });
});
