import { bytesInWords } from '../../base/bytes.ts';
import type { Plan } from '../../plan/plan.ts';
import type { Line } from '../../show/line.ts';
import { drawPairs, type Pair } from '../../show/pairs.ts';
import { drawSection } from '../../show/section.ts';
import { drawParams } from './job.ts';
import { showDuration, showMoney } from '../../show/quantity.ts';

/** What a launch would use and cost, in a few lines. */
export function drawLaunch({ job, limit, price, uploads, kind }: Plan, isHere: boolean, width: number): Line[] {
  const { perHour, atLimit } = price;
  const known = perHour !== undefined && atLimit !== undefined;
  const cost = known ? `${showMoney(perHour)} an hour, ${showMoney(atLimit)} at the limit` : 'not known';
  const sent = uploads.reduce((sum, { bytes }) => sum + bytes, 0);
  const pairs: Pair[] = [
    { name: 'machine', value: isHere ? 'this one' : `${job.count} × ${job.instance}`, detail: `${kind} job` },
    { name: 'time limit', value: showDuration(limit * 1000) },
    isHere
      ? { name: 'price', value: 'nothing', detail: known ? `in AWS ${cost}` : undefined }
      : { name: 'price', value: cost, role: known ? 'warn' : 'dim', detail: price.note },
    { name: 'sends', value: `${uploads.length} files, ${bytesInWords(sent)}` },
  ];
  return [...drawPairs(pairs, width), ...drawSection('params, as --name value', drawParams(job, width - 2))];
}
