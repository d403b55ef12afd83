import type { Embedded } from '../embedded.ts';
import { pageToken, positionIn } from '../page-token.ts';
import type { GroupRow } from './find.ts';
import { alreadyThere, badParameter, badToken } from './refusals.ts';

const maxPage = 50;

export function createLogGroup(input: { logGroupName: string }, aws: Embedded): object {
  const made = aws.state
    .prepare('INSERT OR IGNORE INTO log_groups (name, created) VALUES (?, ?)')
    .run(input.logGroupName, aws.now());
  if (made.changes === 0) throw alreadyThere('group');
  return {};
}

interface DescribeGroups {
  logGroupNamePrefix?: string;
  logGroupNamePattern?: string;
  nextToken?: string;
  limit?: number;
}

/** DescribeLogGroups: by name, 50 a page. */
export function describeLogGroups(input: DescribeGroups, aws: Embedded): object {
  const { logGroupNamePrefix: prefix = '', logGroupNamePattern: pattern = '', limit = maxPage } = input;
  if (prefix !== '' && pattern !== '') {
    throw badParameter('LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.');
  }
  const from = input.nextToken === undefined ? prefix : nameIn(input.nextToken);
  const rows = aws.state
    .prepare('SELECT id, name, created FROM log_groups WHERE name >= ? ORDER BY name')
    .iterate(from);
  const page: GroupRow[] = [];
  for (const row of rows as Iterable<unknown> as Iterable<GroupRow>) {
    if (!row.name.startsWith(prefix)) break;
    if (!row.name.includes(pattern)) continue;
    if (page.length === limit) return { ...described(page, aws), nextToken: pageToken('groups', [row.name]) };
    page.push(row);
  }
  return described(page, aws);
}

function nameIn(token: string): string {
  const [name] = positionIn('groups', token) ?? [];
  if (typeof name !== 'string') throw badToken();
  return name;
}

function described(rows: readonly GroupRow[], aws: Embedded): object {
  const { partition, region, account } = aws.identity;
  return {
    logGroups: rows.map(({ name, created }) => {
      const arn = `arn:${partition}:logs:${region}:${account}:log-group:${name}`;
      return {
        logGroupName: name,
        creationTime: created,
        metricFilterCount: 0,
        arn: `${arn}:*`,
        logGroupArn: arn,
        storedBytes: 0,
        logGroupClass: 'STANDARD',
      };
    }),
  };
}
