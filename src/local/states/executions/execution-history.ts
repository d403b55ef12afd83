import type { Embedded } from '../../embedded.ts';
import { offsetIn, pageToken } from '../../page-token.ts';
import { invalidToken } from '../refusals.ts';
import { needExecution } from './describe-execution.ts';

interface HistoryInput {
  executionArn: string;
  maxResults?: number;
  reverseOrder?: boolean;
  nextToken?: string;
  includeExecutionData?: boolean;
}

const usualPage = 100;

export function getExecutionHistory(input: HistoryInput, aws: Embedded): object {
  const { arn } = needExecution(input.executionArn, aws);
  const list = `history ${arn} ${input.reverseOrder ? 'backwards' : ''}`;
  const offset = input.nextToken === undefined ? 0 : offsetIn(list, input.nextToken);
  if (offset === undefined) throw invalidToken();
  const limit = input.maxResults || usualPage;
  const rows = aws.state
    .prepare(
      `SELECT * FROM states_events WHERE execution = ? ORDER BY id ${input.reverseOrder ? 'DESC' : 'ASC'} LIMIT ? OFFSET ?`,
    )
    .all(arn, limit + 1, offset);
  return {
    events: rows.slice(0, limit).map((row) => ({
      timestamp: Number(row['at']) / 1000,
      type: row['type'],
      id: row['id'],
      previousEventId: row['previous'],
      ...detailsIn(String(row['details']), input.includeExecutionData ?? true),
    })),
    nextToken: rows.length > limit ? pageToken(list, [offset + limit]) : undefined,
  };
}

function detailsIn(text: string, withData: boolean): object {
  const details = JSON.parse(text) as Record<string, Record<string, unknown>>;
  if (withData) return details;
  return Object.fromEntries(Object.entries(details).map(([member, told]) => [member, withoutData(told)]));
}

function withoutData(told: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(told).filter(([member]) => member !== 'input' && member !== 'output'));
}
