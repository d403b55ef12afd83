import { type Fault, type Place, startOf } from '../base/fault.ts';
import type { JobDefinition } from '../define/definition.ts';

/** Something in a head that can't be planned. `head` is the path of the value in `[tool.mlx]`; empty for the job as a whole. */
export interface PlanFinding {
  head: readonly string[];
  what: string;
  rule: string;
  fix: string;
  nearest?: string;
}

/** The finding at the place of its value, or of the nearest table around it that stands in the user's files; at last the head. */
export function faultOf({ head, ...words }: PlanFinding, job: JobDefinition): Fault {
  return { place: placeOf(head, job), ...words };
}

function placeOf(head: readonly string[], job: JobDefinition): Place {
  for (let length = head.length; length >= 0; length--) {
    const path = head.slice(0, length).join('.');
    if (Object.hasOwn(job.places, path)) return job.places[path] as Place;
  }
  return startOf(job.script);
}
