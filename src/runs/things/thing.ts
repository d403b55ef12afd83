import type { Call } from '../../aws/calls/call.ts';

/** What can be looked at, in the order in which the navigator shows it. */
export const thingKinds = ['job', 'flow', 'run', 'table', 'feature group', 'model', 'endpoint', 'log group'] as const;
export type ThingKind = (typeof thingKinds)[number];

/** One thing, as a list shows it: a row, a crumb, what `it` is and what can be yanked. */
export interface Thing {
  kind: ThingKind;
  /** Unique within its kind, but for runs: their ARN is. */
  name: string;
  arn?: string;
  /** In the service's or mlx's word. */
  status?: string;
  /** Milliseconds since 1970 of its last change, or of its making. */
  changed?: number;
  /** What else is worth a column. */
  note?: string;
}

/** A part of a list; the next part begins at `next`, where there is one. */
export interface ThingPage {
  things: readonly Thing[];
  next?: string;
}

/** A thing as its service describes it, and the call that said so. A file of the project has no call. */
export interface ThingRead {
  value: object;
  call?: Call;
}
