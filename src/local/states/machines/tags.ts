import type { DatabaseSync } from 'node:sqlite';
import type { Embedded } from '../../embedded.ts';
import { ServiceError } from '../../service-error.ts';
import { inTransaction } from '../../state.ts';
import { readMachine } from './machine-table.ts';

export interface Tag {
  key: string;
  value: string;
}

const mostTags = 50;

export function tagResource(input: { resourceArn: string; tags: readonly Tag[] }, aws: Embedded): object {
  inTransaction(aws.state, () => {
    mustBeThere(aws.state, input.resourceArn);
    putTags(aws.state, input.resourceArn, input.tags);
  });
  return {};
}

export function untagResource(input: { resourceArn: string; tagKeys: readonly string[] }, { state }: Embedded): object {
  mustBeThere(state, input.resourceArn);
  for (const key of input.tagKeys) {
    state.prepare('DELETE FROM states_tags WHERE arn = ? AND key = ?').run(input.resourceArn, key);
  }
  return {};
}

export function listTagsForResource(input: { resourceArn: string }, { state }: Embedded): object {
  mustBeThere(state, input.resourceArn);
  return {
    tags: state.prepare('SELECT key, value FROM states_tags WHERE arn = ? ORDER BY key').all(input.resourceArn),
  };
}

/** To be called within a write transaction. Throws `TooManyTags`. */
export function putTags(state: DatabaseSync, arn: string, tags: readonly Tag[]): void {
  for (const { key, value = '' } of tags) {
    state.prepare('INSERT OR REPLACE INTO states_tags VALUES (?, ?, ?)').run(arn, key, value);
  }
  const count = Number(state.prepare('SELECT count(*) AS count FROM states_tags WHERE arn = ?').get(arn)?.['count']);
  if (count > mostTags) throw new ServiceError('TooManyTags', `A resource may have ${mostTags} tags, not ${count}.`);
}

function mustBeThere(state: DatabaseSync, arn: string): void {
  if (!readMachine(state, arn)) throw new ServiceError('ResourceNotFound', `Resource not found: '${arn}'`);
}
