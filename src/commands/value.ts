import type { Plan } from '../plan/plan.ts';
import type { Run, RunSummary, WhyCard } from '../runs/run.ts';

/** What a verb found: plain data, tagged. `--json` prints it as it is; the faces draw it by its kind. */
export type Value =
  | { kind: 'nothing' }
  | { kind: 'text'; text: string }
  | { kind: 'plan'; plan: Plan }
  | { kind: 'run'; run: Run; why?: WhyCard }
  | { kind: 'runs'; runs: readonly RunSummary[] }
  | { kind: 'why'; card: WhyCard }
  | {
      kind: 'rows';
      columns: readonly { name: string; type: string }[];
      rows: readonly (readonly unknown[])[];
      more: boolean;
    };
