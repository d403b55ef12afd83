import type { Candidate } from '../../commands/complete/line.ts';
import type { TableSummary } from '../../commands/value.ts';
import type { LogLine } from '../../logs/line.ts';
import type { RunSummary } from '../../runs/run.ts';
import type { Input } from '../keys/input.ts';
import type { Content } from './content.ts';
import type { Facts, JobEntry, Notice, Size, State } from './state.ts';

/** What happens: a person's keys, and what was read or told. */
export type Event =
  | { kind: 'input'; input: Input }
  | { kind: 'resized'; size: Size }
  | { kind: 'looked'; now: number }
  | { kind: 'opened'; place: State['place']; history: readonly string[] }
  | { kind: 'jobs'; jobs: readonly JobEntry[] }
  | { kind: 'runs'; runs: readonly RunSummary[] }
  | { kind: 'run'; run: RunSummary }
  | { kind: 'tables'; tables: readonly TableSummary[] }
  | { kind: 'page'; about: string; content: Content }
  | { kind: 'lines'; run: string; lines: readonly LogLine[] }
  | { kind: 'answer'; title: string; content: Content }
  | { kind: 'evaluated' }
  | { kind: 'candidates'; text: string; take: boolean; candidates: readonly Candidate[] }
  | { kind: 'completed'; text: string; line: State['repl']['line']; candidates: readonly string[] }
  | { kind: 'facts'; job: string; facts: Facts }
  | { kind: 'task'; id: number; command: string; stage: string }
  | { kind: 'taskEnded'; id: number }
  | { kind: 'launched'; run: RunSummary }
  | { kind: 'notice'; notice: Notice };
