import type { Told } from '../base/errors.ts';
import type { Fault } from '../base/fault.ts';
import type { Rows } from '../base/rows.ts';
import type { Difference } from '../inspect/diff/difference.ts';
import type { Directory } from '../inspect/knowledge/directory.ts';
import type { Chart } from '../inspect/values/chart-of.ts';
import type { Explanation } from '../inspect/explanation.ts';
import type { Uses } from '../inspect/knowledge/uses.ts';
import type { Outline } from '../inspect/values/outline.ts';
import type { CheckedRequest } from '../inspect/check/checked-request.ts';
import type { Example } from '../inspect/example/example-of.ts';
import type { Found } from '../inspect/find/found.ts';
import type { WayComparison } from '../plan/flow/compare-ways.ts';
import type { FlowPlan } from '../plan/flow/flow-plan.ts';
import type { Note, Plan } from '../plan/plan.ts';
import type { Fact } from '../runs/doctor/fact.ts';
import type { Retry } from '../runs/flows/again/retry-flow.ts';
import type { Deployed } from '../runs/flows/deploy/deployed.ts';
import type { Scheduled } from '../runs/flows/deploy/schedule.ts';
import type { FlowRun, FlowRunSummary } from '../runs/flows/flow-run.ts';
import type { LineageGraph } from '../runs/flows/lineage/lineage-graph.ts';
import type { FlowMatrix } from '../runs/flows/matrix/flow-matrix.ts';
import type { Advice, FlowTimeline } from '../runs/flows/timeline/flow-timeline.ts';
import type { FlowWhy } from '../runs/flows/why/why-flow.ts';
import type { NotCached } from '../runs/flows/why/why-not-cached.ts';
import type { RunCost } from '../runs/cost/run-cost.ts';
import type { MatchingRuns } from '../runs/matching/matching-runs.ts';
import type { Run, RunSummary, WhyCard } from '../runs/run.ts';
import type { Sheet } from '../runs/things/sheets/sheet.ts';
import type { HelpPage } from './help/help-page.ts';
import type { Made } from './new/made.ts';

/** What a verb found: plain data, tagged. `--json` prints it as it is; the faces draw it by its kind. */
export type Value =
  | { kind: 'nothing' }
  | { kind: 'text'; text: string }
  /** Data that has no drawing of its own: JSON, whichever way it is printed. */
  | { kind: 'data'; data: object }
  | { kind: 'help'; page: HelpPage }
  | { kind: 'made'; made: Made }
  | { kind: 'check'; jobs: readonly CheckedJob[]; flows: readonly CheckedFlow[] }
  | { kind: 'found'; found: Found }
  | { kind: 'example'; example: Example }
  /** What a service would refuse of a request. */
  | { kind: 'checked'; checked: CheckedRequest }
  | { kind: 'plan'; plan: Plan }
  | { kind: 'run'; run: Run; why?: WhyCard; cost?: RunCost }
  /** A run that was just launched and goes on by itself. */
  | { kind: 'launched'; run: Run }
  /** A run that was followed to its end. */
  | { kind: 'followed'; run: Run; why?: WhyCard }
  | { kind: 'runs'; runs: readonly (RunSummary | FlowRunSummary)[] }
  /** `recorded` is what lineage will have of a run, `sent` the definition or the requests. */
  | { kind: 'flow plan'; plan: FlowPlan; recorded: readonly Note[]; sent: object }
  /** One flow in several ways of running, side by side. */
  | { kind: 'ways'; comparison: WayComparison }
  | {
      kind: 'flow run';
      run: FlowRun;
      timeline?: FlowTimeline;
      advice?: readonly Advice[];
      why?: FlowWhy;
      cost?: RunCost;
    }
  | { kind: 'flow launched'; run: FlowRun }
  | { kind: 'flow followed'; run: FlowRun; timeline?: FlowTimeline; why?: FlowWhy }
  | { kind: 'flow why'; why: FlowWhy }
  /** The graph of a run for a page or another program. */
  | { kind: 'picture'; form: 'mermaid' | 'svg'; run: FlowRun; timeline: FlowTimeline }
  | { kind: 'matrix'; matrix: FlowMatrix }
  | { kind: 'lineage'; graph: LineageGraph }
  | { kind: 'deployed'; deployed: Deployed; schedule?: Scheduled }
  | { kind: 'retry'; run: FlowRun; retry: Retry }
  | { kind: 'not cached'; answer: NotCached }
  | { kind: 'types'; written: { path: string; changed: boolean } }
  | { kind: 'why'; card: WhyCard }
  | ({ kind: 'rows' } & Rows)
  | { kind: 'tables'; tables: readonly TableSummary[] }
  | { kind: 'table'; table: TableSummary; columns: readonly NamedType[]; preview: Rows }
  | { kind: 'doctor'; facts: readonly Fact[] }
  | { kind: 'explanation'; explanation: Explanation }
  | { kind: 'uses'; uses: Uses }
  | { kind: 'difference'; difference: Difference }
  | { kind: 'directory'; directory: Directory }
  /** A text that may be hostile: as much of it as is shown, and how many characters were left out. */
  | { kind: 'string'; text: string; more: number }
  | { kind: 'chart'; chart: Chart }
  | { kind: 'tree'; tree: Outline }
  | { kind: 'cost'; cost: RunCost }
  | { kind: 'matching runs'; found: MatchingRuns }
  /** What went wrong. */
  | { kind: 'card'; told: Told; faults: readonly Fault[] }
  /** What a line came to: how it is drawn, and itself, as far as JSON can say it. */
  | { kind: 'answer'; value: Value; plain: unknown }
  /** One below another. */
  | { kind: 'several'; values: readonly Value[] }
  /** The page of a model, an endpoint, a feature group, a log group. */
  | { kind: 'sheet'; sheet: Sheet };

/** A job's script as `mlx check` found it. */
export interface CheckedJob {
  job: string;
  /** Path relative to the project. */
  script: string;
  faults: readonly Fault[];
}

/** A flow's file as `mlx check` found it. */
export interface CheckedFlow {
  flow: string;
  /** Path relative to the project. */
  file: string;
  faults: readonly Fault[];
  /** How many faults the heads that it names have besides; they are told with their jobs. */
  inHeads: number;
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
