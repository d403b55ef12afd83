import type { Told } from '../../base/errors.ts';
import type { Fault } from '../../base/fault.ts';
import type { Value } from '../../commands/value.ts';
import type { JobDefinition } from '../../define/definition.ts';
import type { ReferenceSection } from '../../define/reference.ts';
import type { FlowPlan } from '../../plan/flow/flow-plan.ts';
import type { Plan } from '../../plan/plan.ts';

/** What a page shows, as data; it is drawn when its width is known. */
export type Content =
  | { kind: 'nothing' }
  | { kind: 'loading'; text: string }
  | { kind: 'value'; value: Value }
  | { kind: 'error'; told: Told; faults: readonly Fault[] }
  | { kind: 'job'; job: JobDefinition; reference: readonly ReferenceSection[]; plan?: Plan; planError?: Told }
  | { kind: 'launch'; plan: Plan; isHere: boolean }
  | { kind: 'flow launch'; plan: FlowPlan };
