import {
  type DescribeModelOutput,
  type DescribeModelPackageGroupOutput,
  type DescribeModelPackageOutput,
  ListModelPackagesCommand,
} from '@aws-sdk/client-sagemaker';
import type { ThingBench } from '../list-things.ts';
import { formOfModel } from '../read/model.ts';
import type { Thing } from '../thing.ts';
import { factsOf, type Sheet } from './sheet.ts';

const mostVersions = 100;

/** Of the registry's group its versions, of a version what stands behind it and whether it was approved, of a model its containers. */
export async function modelSheet(bench: ThingBench, thing: Thing, value: object): Promise<Sheet> {
  switch (formOfModel(thing)) {
    case 'group':
      return groupSheet(bench, thing, value);
    case 'package':
      return packageSheet(thing, value);
    case 'model':
      return plainModelSheet(thing, value);
  }
}

async function groupSheet({ aws }: ThingBench, thing: Thing, value: object): Promise<Sheet> {
  const group = value as Partial<DescribeModelPackageGroupOutput>;
  const sagemaker = await aws.sagemaker();
  const { ModelPackageSummaryList: versions = [] } = await sagemaker.send(
    new ListModelPackagesCommand({
      ModelPackageGroupName: thing.name,
      SortBy: 'CreationTime',
      SortOrder: 'Descending',
      MaxResults: mostVersions,
    }),
  );
  return {
    thing,
    facts: [
      ...factsOf({ status: group.ModelPackageGroupStatus, made: group.CreationTime }),
      ...factsOf({ about: group.ModelPackageGroupDescription, arn: group.ModelPackageGroupArn }),
    ],
    parts: [
      {
        title: 'versions',
        heads: ['version', 'approval', 'status', 'made', 'about'],
        rows: versions.map((one) => [
          String(one.ModelPackageVersion ?? ''),
          one.ModelApprovalStatus ?? '',
          one.ModelPackageStatus ?? '',
          one.CreationTime?.getTime() ?? '',
          one.ModelPackageDescription ?? '',
        ]),
      },
    ],
    links: versions.map(({ ModelPackageVersion: version, ModelPackageArn: arn, ...one }) => ({
      kind: 'model',
      name: `${thing.name}/${version}`,
      arn,
      status: one.ModelApprovalStatus,
      changed: one.CreationTime?.getTime(),
      note: 'version',
    })),
  };
}

function packageSheet(thing: Thing, value: object): Sheet {
  const version = value as Partial<DescribeModelPackageOutput>;
  const group = version.ModelPackageGroupName;
  const metrics = version.ModelMetrics ?? {};
  const reports = Object.entries(metrics).flatMap(([theme, reports]) =>
    Object.entries((reports ?? {}) as Readonly<Record<string, { S3Uri?: string } | undefined>>).map(
      ([name, report]) => [`${theme} ${name}`, report?.S3Uri ?? ''],
    ),
  );
  return {
    thing: { ...thing, status: version.ModelApprovalStatus },
    facts: [
      ...factsOf({ approval: version.ModelApprovalStatus, 'approval says': version.ApprovalDescription }),
      ...factsOf({ status: version.ModelPackageStatus, made: version.CreationTime, group }),
      ...factsOf({ source: version.SourceUri, 'made by': version.MetadataProperties?.GeneratedBy }),
      ...factsOf({ about: version.ModelPackageDescription, arn: version.ModelPackageArn }),
    ],
    parts: [
      containersPart(version.InferenceSpecification?.Containers ?? []),
      { title: 'metrics', heads: ['report', 'place'], rows: reports },
      {
        title: 'metadata',
        heads: ['name', 'value'],
        rows: Object.entries(version.CustomerMetadataProperties ?? {}),
      },
    ].filter(({ rows }) => rows.length > 0),
    links: group === undefined ? [] : [{ kind: 'model', name: group, note: 'registry' }],
  };
}

function plainModelSheet(thing: Thing, value: object): Sheet {
  const model = value as Partial<DescribeModelOutput>;
  const containers = [model.PrimaryContainer, ...(model.Containers ?? [])].filter((one) => one !== undefined);
  return {
    thing,
    facts: [
      ...factsOf({ made: model.CreationTime, role: model.ExecutionRoleArn }),
      ...factsOf({ isolated: model.EnableNetworkIsolation ? 'yes' : undefined, arn: model.ModelArn }),
    ],
    parts: [containersPart(containers)],
    links: containers.flatMap(({ ModelPackageName: arn }): Thing[] =>
      arn === undefined ? [] : [{ kind: 'model', name: arn.split('/').slice(1).join('/'), arn, note: 'version' }],
    ),
  };
}

interface Container {
  Image?: string;
  ModelDataUrl?: string;
  ModelDataSource?: { S3DataSource?: { S3Uri?: string } };
}

function containersPart(containers: readonly Container[]) {
  return {
    title: 'containers',
    heads: ['image', 'data'],
    rows: containers.map((one) => [
      one.Image ?? '',
      one.ModelDataUrl ?? one.ModelDataSource?.S3DataSource?.S3Uri ?? '',
    ]),
  };
}
