import type { Tag } from '@aws-sdk/client-sagemaker';
import type { DatabaseSync } from 'node:sqlite';
import type { Embedded } from '../embedded.ts';
import { inTransaction } from '../state.ts';
import { findTagged, type Tagged } from './find-tagged.ts';
import { invalid } from './refusals.ts';

/** Changes to the tags that a resource was created with, which stay in its request; a `NULL` value is a tag taken away. */
export function migrateTags(state: DatabaseSync): void {
  state.exec(
    'CREATE TABLE IF NOT EXISTS sagemaker_tags (arn TEXT NOT NULL, key TEXT NOT NULL, value TEXT, PRIMARY KEY (arn, key))',
  );
}

const mostTags = 50;

/** The rules of tags that the service's model doesn't tell. */
export function checkTags(tags: readonly Tag[]): void {
  const keys = tags.map(({ Key }) => Key ?? '');
  const twice = keys.find((key, index) => keys.indexOf(key) !== index);
  if (twice !== undefined) throw invalid(`Duplicate tag keys found: ${twice}.`);
  const reserved = keys.find((key) => key.toLowerCase().startsWith('aws:'));
  if (reserved !== undefined)
    throw invalid(`aws: prefixed tag key names are not allowed for external use: ${reserved}.`);
}

/** A resource's tags as they are now, in the order of their making. */
export function tagsOf({ arn, made }: Tagged, aws: Embedded): Tag[] {
  const tags = new Map(made.map(({ Key, Value }) => [Key, Value]));
  for (const { key, value } of changesOf(arn, aws.state)) {
    if (value === null) tags.delete(key);
    else tags.set(key, value);
  }
  return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

export function addTags(input: { ResourceArn: string; Tags: Tag[] }, aws: Embedded): { Tags: Tag[] } {
  const tagged = needTagged(input.ResourceArn, aws);
  checkTags(input.Tags);
  inTransaction(aws.state, () => {
    for (const { Key, Value } of input.Tags) setTag(aws.state, tagged.arn, Key ?? '', Value ?? '');
    if (tagsOf(tagged, aws).length > mostTags) throw invalid(`A resource can have at most ${mostTags} tags.`);
  });
  return { Tags: tagsOf(tagged, aws) };
}

export function listTags(input: { ResourceArn: string }, aws: Embedded): { Tags: Tag[] } {
  return { Tags: tagsOf(needTagged(input.ResourceArn, aws), aws) };
}

export function deleteTags(input: { ResourceArn: string; TagKeys: string[] }, aws: Embedded): object {
  const { arn } = needTagged(input.ResourceArn, aws);
  inTransaction(aws.state, () => {
    for (const key of input.TagKeys) setTag(aws.state, arn, key, null);
  });
  return {};
}

/** Forgets what was changed about the tags of a resource that is deleted. */
export function forgetTags(arn: string, state: DatabaseSync): void {
  state.prepare('DELETE FROM sagemaker_tags WHERE arn = ?').run(arn);
}

function needTagged(arn: string, aws: Embedded): Tagged {
  const tagged = findTagged(arn, aws);
  if (!tagged) throw invalid(`Requested resource not found: ${arn}`);
  return tagged;
}

function changesOf(arn: string, state: DatabaseSync): { key: string; value: string | null }[] {
  const rows = state.prepare('SELECT key, value FROM sagemaker_tags WHERE arn = ? ORDER BY rowid').all(arn);
  return rows as { key: string; value: string | null }[];
}

function setTag(state: DatabaseSync, arn: string, key: string, value: string | null): void {
  state
    .prepare('INSERT INTO sagemaker_tags VALUES (?, ?, ?) ON CONFLICT (arn, key) DO UPDATE SET value = excluded.value')
    .run(arn, key, value);
}
