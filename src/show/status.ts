import type { RunStatus } from '../runs/run.ts';
import type { Role, Span } from './line.ts';

const marks: Readonly<Record<RunStatus, { mark: string; role: Role }>> = {
  starting: { mark: '○', role: 'warn' },
  running: { mark: '●', role: 'accent' },
  stopping: { mark: '◐', role: 'warn' },
  completed: { mark: '✓', role: 'good' },
  failed: { mark: '✗', role: 'bad' },
  stopped: { mark: '■', role: 'warn' },
};

/** A status with its mark: `✓ completed`. */
export function drawStatus(status: RunStatus): Span {
  const { text, role } = markOf(status);
  return { text: `${text} ${status}`, role };
}

/** The mark alone: `✓`. */
export function markOf(status: RunStatus): Span {
  const { mark, role } = marks[status];
  return { text: mark, role };
}
