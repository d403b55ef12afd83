import { bytesInWords } from '../../base/bytes.ts';
import type { FlowPlan } from '../../plan/flow/flow-plan.ts';
import type { Line } from '../../show/line.ts';
import { drawPairs, type Pair } from '../../show/pairs.ts';
import { drawProse } from '../../show/prose.ts';
import { showMoney } from '../../show/quantity.ts';
import { drawSection } from '../../show/section.ts';
import { drawParams } from './job.ts';

/** What a run of a flow would use and cost, in a few lines, and the params that it takes. */
export function drawFlowLaunch({ flow, steps, price, uploads, where, lost }: FlowPlan, width: number): Line[] {
  const most = price.atLimit === undefined ? 'not known' : `at most ${showMoney(price.atLimit)} a run`;
  const isHere = where === 'local';
  const sent = uploads.reduce((sum, { bytes }) => sum + bytes, 0);
  const pairs: Pair[] = [
    { name: 'steps', value: steps.map(({ name }) => name).join(', ') },
    isHere
      ? { name: 'price', value: 'nothing', detail: `in AWS ${most}` }
      : { name: 'price', value: most, role: price.atLimit === undefined ? 'dim' : 'warn', detail: price.note },
    { name: 'sends', value: `${uploads.length} files, ${bytesInWords(sent)}` },
  ];
  const loses =
    lost.length > 0 ? drawProse([...new Set(lost.map(({ about }) => about))].join(', '), width - 2, 'warn') : [];
  return [
    ...drawPairs(pairs, width),
    ...drawSection('params, as --name value', drawParams(flow, width - 2)),
    ...drawSection('lost this way', loses),
  ];
}
