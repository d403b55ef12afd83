import { ListAssociationsCommand, type AssociationSummary } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../../aws/aws.ts';
import { MlxError } from '../../../base/errors.ts';
import type { FlowRun } from '../flow-run.ts';
import { componentOf, findArtifacts, tableOfUri, tableUri } from './entities.ts';
import { describeEntity } from './describe-entity.ts';
import type { LineageEdge, LineageGraph, LineageNode } from './lineage-graph.ts';

/** What lineage is asked about. */
export type LineageSubject =
  | { kind: 'run'; run: FlowRun }
  /** `database.table`. */
  | { kind: 'table'; table: string }
  /** ARN of a model package, or of any entity of lineage. */
  | { kind: 'arn'; arn: string }
  | { kind: 'uri'; uri: string };

/** Entities that a graph has at most; what lies further away is left out. */
const most = 200;

/**
 * What led to something and what came of it, through all that lineage knows, as a graph. Throws LINEAGE_UNKNOWN where lineage
 * has nothing of it.
 */
export async function lineageOf(aws: Aws, subject: LineageSubject): Promise<LineageGraph> {
  const { name, starts } = await startsOf(aws, subject);
  if (starts.length === 0) throw new MlxError('LINEAGE_UNKNOWN', { name });
  const seen = new Set(starts);
  const edges = new Map<string, LineageEdge>();
  await walk(aws, starts, 'up', seen, edges);
  await walk(aws, starts, 'down', seen, edges);
  const nodes = await Promise.all([...seen].map((arn) => nodeOf(aws, arn)));
  return { about: name, nodes, edges: [...edges.values()] };
}

async function startsOf(aws: Aws, subject: LineageSubject): Promise<{ name: string; starts: string[] }> {
  switch (subject.kind) {
    case 'run': {
      const { run } = subject;
      const jobs = run.steps.flatMap(({ job, status }) => (job && status !== 'reused' ? [job.arn] : []));
      const found = await Promise.all(jobs.map((arn) => componentOf(aws, arn)));
      return { name: run.name, starts: found.filter((arn) => arn !== undefined) };
    }
    case 'table':
      return { name: subject.table, starts: await findArtifacts(aws, tableUri(subject.table)) };
    case 'uri':
      return { name: subject.uri, starts: await findArtifacts(aws, subject.uri) };
    case 'arn': {
      const isPackage = /:model-package\//u.test(subject.arn);
      const starts = isPackage ? await findArtifacts(aws, subject.arn) : [subject.arn];
      return { name: subject.arn.split('/').slice(-2).join('/'), starts };
    }
  }
}

/** Goes along the arrows from the starts in one direction only, so that what merely shares an ancestor stays out. */
async function walk(
  aws: Aws,
  starts: readonly string[],
  direction: 'up' | 'down',
  seen: Set<string>,
  edges: Map<string, LineageEdge>,
): Promise<void> {
  const visited = new Set<string>();
  let level = [...starts];
  while (level.length > 0 && seen.size < most) {
    const lists = await Promise.all(level.map((arn) => associationsOf(aws, arn, direction)));
    for (const arn of level) visited.add(arn);
    const next = new Set<string>();
    for (const { SourceArn: from = '', DestinationArn: to = '', AssociationType = 'AssociatedWith' } of lists.flat()) {
      const other = direction === 'up' ? from : to;
      if (!seen.has(other) && seen.size >= most) continue;
      edges.set(`${from} ${to}`, { from, to, association: AssociationType });
      seen.add(other);
      if (!visited.has(other)) next.add(other);
    }
    level = [...next];
  }
}

async function associationsOf(aws: Aws, arn: string, direction: 'up' | 'down'): Promise<AssociationSummary[]> {
  const sagemaker = await aws.sagemaker();
  const found: AssociationSummary[] = [];
  let NextToken: string | undefined;
  do {
    const of = direction === 'up' ? { DestinationArn: arn } : { SourceArn: arn };
    const page = await sagemaker.send(new ListAssociationsCommand({ ...of, MaxResults: 100, NextToken }));
    found.push(...(page.AssociationSummaries ?? []));
    NextToken = page.NextToken;
  } while (NextToken && found.length < most);
  return found;
}

async function nodeOf(aws: Aws, arn: string): Promise<LineageNode> {
  const { type, name, uri, created } = await describeEntity(aws, arn);
  const table = uri === undefined ? undefined : tableOfUri(uri);
  if (table !== undefined) return { id: arn, kind: 'table', name: table, uri, created };
  return { id: arn, kind: kindOf(arn, type), name: uri ?? name, uri, created };
}

function kindOf(arn: string, type: string): LineageNode['kind'] {
  if (arn.includes(':experiment-trial-component/')) return 'job';
  if (arn.includes(':context/')) return /endpoint/iu.test(type) ? 'endpoint' : 'run';
  return Object.hasOwn(kinds, type) ? (kinds[type] as LineageNode['kind']) : 'other';
}

const kinds: Readonly<Record<string, LineageNode['kind']>> = {
  DataSet: 'data',
  Checkpoint: 'data',
  ModelData: 'model',
  Model: 'model',
  Image: 'image',
  ModelPackage: 'package',
  ModelGroup: 'package',
  Endpoint: 'endpoint',
  ProcessingJob: 'job',
  TrainingJob: 'job',
  TransformJob: 'job',
};
