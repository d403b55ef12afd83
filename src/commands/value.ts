import type { Fault } from '../base/fault.ts';
import type { Rows } from '../base/rows.ts';
import type { Plan } from '../plan/plan.ts';
import type { Fact } from '../runs/doctor/fact.ts';
import type { Run, RunSummary, WhyCard } from '../runs/run.ts';
import type { HelpPage } from './help-page.ts';
import type { Made } from './new/made.ts';

/** What a verb found: plain data, tagged. `--json` prints it as it is; the faces draw it by its kind. */
export type Value =
  | { kind: 'nothing' }
  | { kind: 'text'; text: string }
  /** Data that has no drawing of its own: JSON, whichever way it is printed. */
  | { kind: 'data'; data: object }
  | { kind: 'help'; page: HelpPage }
  | { kind: 'made'; made: Made }
  | { kind: 'check'; jobs: readonly CheckedJob[] }
  | { kind: 'plan'; plan: Plan }
  | { kind: 'run'; run: Run; why?: WhyCard }
  /** A run that was just launched and goes on by itself. */
  | { kind: 'launched'; run: Run }
  /** A run that was followed to its end. */
  | { kind: 'followed'; run: Run; why?: WhyCard }
  | { kind: 'runs'; runs: readonly RunSummary[] }
  | { kind: 'why'; card: WhyCard }
  | ({ kind: 'rows' } & Rows)
  | { kind: 'tables'; tables: readonly TableSummary[] }
  | { kind: 'table'; table: TableSummary; columns: readonly NamedType[]; preview: Rows }
  | { kind: 'doctor'; facts: readonly Fact[] };

/** A job's script as `mlx check` found it. */
export interface CheckedJob {
  job: string;
  /** Path relative to the project. */
  script: string;
  faults: readonly Fault[];
}

export interface TableSummary {
  /** `database.table`. */
  name: string;
  /** S3 URI of its files; absent for a view. */
  location?: string;
  format?: string;
}

export interface NamedType {
  name: string;
  type: string;
}
