import type { SQLInputValue, SQLOutputValue } from 'node:sqlite';
import type { Embedded } from '../../embedded.ts';
import { nextPage, offsetOf } from '../next-page.ts';
import { milliseconds, seconds } from '../wire-form.ts';

interface ListAssociationsInput {
  SourceArn?: string;
  DestinationArn?: string;
  SourceType?: string;
  DestinationType?: string;
  AssociationType?: string;
  CreatedAfter?: number;
  CreatedBefore?: number;
  SortBy?: keyof typeof columns;
  SortOrder?: 'Ascending' | 'Descending';
  MaxResults?: number;
  NextToken?: string;
}

const defaultPage = 10;

const columns = {
  SourceArn: 'a.source',
  DestinationArn: 'a.destination',
  SourceType: "s.body ->> 'Type'",
  DestinationType: "d.body ->> 'Type'",
  CreationTime: 'a.created',
} as const;

/** Associations with the names and types of their ends, the newest first unless the request says else. */
export function listAssociations(input: ListAssociationsInput, aws: Embedded): object {
  const { NextToken: token, MaxResults: limit = defaultPage, ...question } = input;
  const offset = offsetOf(question, token);
  const conditions: readonly [string, SQLInputValue | undefined][] = [
    ['a.source = ?', input.SourceArn],
    ['a.destination = ?', input.DestinationArn],
    [`${columns.SourceType} = ?`, input.SourceType],
    [`${columns.DestinationType} = ?`, input.DestinationType],
    ['a.type = ?', input.AssociationType],
    ['a.created > ?', milliseconds(input.CreatedAfter)],
    ['a.created < ?', milliseconds(input.CreatedBefore)],
  ];
  const given = conditions.flatMap(([sql, value]) => (value === undefined ? [] : [{ sql, value }]));
  const direction = input.SortOrder === 'Ascending' ? 'ASC' : 'DESC';
  const rows = aws.state
    .prepare(
      `SELECT a.*, s.body ->> 'Type' AS source_type, s.body ->> 'Name' AS source_name,
         d.body ->> 'Type' AS destination_type, d.body ->> 'Name' AS destination_name
       FROM sagemaker_associations a
       JOIN sagemaker_entities s ON s.arn = a.source JOIN sagemaker_entities d ON d.arn = a.destination
       WHERE ${['TRUE', ...given.map(({ sql }) => sql)].join(' AND ')}
       ORDER BY ${columns[input.SortBy ?? 'CreationTime']} ${direction}, a.rowid ${direction} LIMIT ? OFFSET ?`,
    )
    .all(...given.map(({ value }) => value), limit + 1, offset);
  return {
    AssociationSummaries: rows.slice(0, limit).map(summary),
    NextToken: rows.length > limit ? nextPage(question, offset + limit) : undefined,
  };
}

function summary(row: Record<string, SQLOutputValue>): object {
  return {
    SourceArn: row['source'],
    SourceType: row['source_type'],
    SourceName: row['source_name'] ?? undefined,
    DestinationArn: row['destination'],
    DestinationType: row['destination_type'],
    DestinationName: row['destination_name'] ?? undefined,
    AssociationType: row['type'],
    CreationTime: seconds(Number(row['created'])),
    CreatedBy: {},
  };
}
