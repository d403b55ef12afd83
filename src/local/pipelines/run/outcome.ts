import type { Json } from '../json.ts';
import type { StepRecord } from '../store/steps.ts';

/** What has become of an attempt of a step. */
export type Outcome =
  /** It goes on. `change` is to be remembered of it; `later` tells its end where only this process can know it. */
  | { kind: 'working'; change?: Partial<StepRecord>; later?: Promise<Outcome> }
  /** `change` is what else is to be remembered, such as the execution whose result it reuses. */
  | { kind: 'succeeded'; properties: Json; metadata?: Json; change?: Partial<StepRecord> }
  /** `exception` is the type that retry policies name; without it nothing is tried again. */
  | { kind: 'failed'; reason?: string; exception?: string; metadata?: Json }
  | { kind: 'stopped' };
