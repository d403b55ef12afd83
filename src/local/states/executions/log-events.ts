import { createHash } from 'node:crypto';
import type { LogStore } from '../../cloudwatch/store.ts';
import type { NewEvent } from '../interpret/event.ts';
import type { Execution } from './execution-table.ts';

/** Where and how much a machine logs. */
export interface Logging {
  level: 'ALL' | 'ERROR' | 'FATAL';
  /** Inputs and outputs, too. */
  includeExecutionData: boolean;
  group: string;
}

interface Configuration {
  level?: string;
  includeExecutionData?: boolean;
  destinations?: readonly { cloudWatchLogsLogGroup?: { logGroupArn?: string } }[];
}

/** What a machine's configuration asks for; undefined where it logs nothing. */
export function loggingOf(configuration: unknown): Logging | undefined {
  const { level = 'OFF', includeExecutionData = false, destinations = [] } = (configuration ?? {}) as Configuration;
  const group = /:log-group:([^:]+)/u.exec(destinations[0]?.cloudWatchLogsLogGroup?.logGroupArn ?? '')?.[1];
  if (group === undefined || (level !== 'ALL' && level !== 'ERROR' && level !== 'FATAL')) return undefined;
  return { level, includeExecutionData, group };
}

/** Writes events of a history as Step Functions does: a JSON text each, with the execution's ARN in it. */
export function logEvents(
  logs: LogStore,
  { arn, machineName, started, redrives }: Execution,
  logging: Logging,
  { events, previous, at, last }: { events: readonly NewEvent[]; previous: number; at: number; last: number },
): void {
  const first = last - events.length + 1;
  const lines = events.flatMap(({ type, details = {} }, index) => {
    if (!isOfLevel(type, logging.level)) return [];
    const id = first + index;
    const told = {
      id: String(id),
      type,
      details: detailsIn(details, logging.includeExecutionData),
      redrive_count: String(redrives),
      previous_event_id: String(index === 0 ? previous : id - 1),
      event_timestamp: String(at),
      execution_arn: arn,
    };
    return [{ timestamp: at, message: JSON.stringify(told) }];
  });
  if (lines.length === 0) return;
  const minute = new Date(started).toISOString().slice(0, 16).replaceAll(/[T:]/gu, '-');
  const stream = `states/${machineName}/${minute}/${createHash('sha256').update(arn).digest('hex').slice(0, 8)}`;
  logs.ensureStream(logging.group, stream, at);
  logs.append(logging.group, stream, lines, at);
}

const fatal = /^Execution(?:Failed|Aborted|TimedOut)$/u;
const erroneous = /(?:Failed|Aborted|TimedOut)$|^FailStateEntered$/u;

function isOfLevel(type: string, level: Logging['level']): boolean {
  return level === 'ALL' || (level === 'ERROR' ? erroneous : fatal).test(type);
}

function detailsIn(details: NonNullable<NewEvent['details']>, withData: boolean): object {
  const told = Object.assign({}, ...Object.values(details)) as Record<string, unknown>;
  if (withData) return told;
  const { input: _, output: __, inputDetails: ___, outputDetails: ____, ...rest } = told;
  return rest;
}
