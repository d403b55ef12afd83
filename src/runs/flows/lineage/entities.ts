import {
  AddAssociationCommand,
  CreateArtifactCommand,
  CreateContextCommand,
  DescribeContextCommand,
  ListArtifactsCommand,
  ListAssociationsCommand,
  ListTrialComponentsCommand,
  type AssociationEdgeType,
} from '@aws-sdk/client-sagemaker';
import { awsRefusal } from '../../../aws/aws-refusal.ts';
import type { Aws } from '../../../aws/aws.ts';

/** The type of the contexts that stand for runs of flows. */
export const runContextType = 'MlxFlowRun';
/** The type of the artifacts that stand for tables. */
export const tableType = 'Table';

/**
 * How a table is named in lineage: `table://nyc.flights`. SageMaker knows artifacts by their source's URI only, and a table has
 * none of its own; its files, which may move, have theirs.
 */
export function tableUri(table: string): string {
  return `table://${table}`;
}

/** The table that an artifact's URI names. */
export function tableOfUri(uri: string): string | undefined {
  return /^table:\/\/(.+)$/u.exec(uri)?.[1];
}

/** The ARNs of the artifacts of a URI; SageMaker makes one, and people may make more. */
export async function findArtifacts(aws: Aws, SourceUri: string): Promise<string[]> {
  const sagemaker = await aws.sagemaker();
  const { ArtifactSummaries = [] } = await sagemaker.send(new ListArtifactsCommand({ SourceUri, MaxResults: 100 }));
  return ArtifactSummaries.flatMap(({ ArtifactArn }) => ArtifactArn ?? []);
}

/** The artifact of a URI, made where there is none. */
export async function ensureArtifact(aws: Aws, uri: string, type: string, name: string): Promise<string> {
  const [found] = await findArtifacts(aws, uri);
  if (found !== undefined) return found;
  const sagemaker = await aws.sagemaker();
  const { ArtifactArn = '' } = await sagemaker.send(
    new CreateArtifactCommand({ ArtifactName: entityName(name), ArtifactType: type, Source: { SourceUri: uri } }),
  );
  return ArtifactArn;
}

/** The context that stands for a run, made where there is none. */
export async function ensureContext(
  aws: Aws,
  run: { name: string; arn: string; flow: string; way: string; params: Readonly<Record<string, string>> },
): Promise<string> {
  const sagemaker = await aws.sagemaker();
  const ContextName = entityName(run.name);
  try {
    const { ContextArn = '' } = await sagemaker.send(new DescribeContextCommand({ ContextName }));
    return ContextArn;
  } catch (error) {
    if (!/ResourceNotFound/u.test(awsRefusal(error)?.name ?? '')) throw error;
  }
  const params = Object.entries(run.params).slice(0, 20);
  const { ContextArn = '' } = await sagemaker.send(
    new CreateContextCommand({
      ContextName,
      ContextType: runContextType,
      Source: { SourceUri: run.arn, SourceType: run.way },
      Properties: { flow: run.flow, ...Object.fromEntries(params.map(([name, text]) => [`param ${name}`, text])) },
    }),
  );
  return ContextArn;
}

/** Joins two entities; what is joined already stays as it is. Answers whether it was new. */
export async function associate(
  aws: Aws,
  SourceArn: string,
  DestinationArn: string,
  AssociationType: AssociationEdgeType,
): Promise<boolean> {
  const sagemaker = await aws.sagemaker();
  const { AssociationSummaries = [] } = await sagemaker.send(
    new ListAssociationsCommand({ SourceArn, DestinationArn, MaxResults: 1 }),
  );
  if (AssociationSummaries.length > 0) return false;
  await sagemaker.send(new AddAssociationCommand({ SourceArn, DestinationArn, AssociationType }));
  return true;
}

/** What the service itself keeps of a job in lineage; undefined where it doesn't (yet). */
export async function componentOf(aws: Aws, jobArn: string): Promise<string | undefined> {
  const sagemaker = await aws.sagemaker();
  const { TrialComponentSummaries = [] } = await sagemaker.send(
    new ListTrialComponentsCommand({ SourceArn: jobArn, MaxResults: 1 }),
  );
  return TrialComponentSummaries[0]?.TrialComponentArn;
}

/** Letters, digits and inner hyphens, at most 120. */
function entityName(text: string): string {
  const legal = text.replaceAll(/[^A-Za-z0-9]+/gu, '-').replaceAll(/^-+|-+$/gu, '');
  return legal.slice(0, 120).replace(/-+$/u, '') || 'mlx';
}
