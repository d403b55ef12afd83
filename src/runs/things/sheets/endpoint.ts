import {
  DescribeEndpointConfigCommand,
  type DescribeEndpointOutput,
  type ProductionVariant,
  type ProductionVariantSummary,
} from '@aws-sdk/client-sagemaker';
import { readUnlessMissing } from '../read-thing.ts';
import type { ThingBench } from '../list-things.ts';
import type { Thing } from '../thing.ts';
import { factsOf, type Sheet, type SheetPart } from './sheet.ts';

/** Its variants with the models behind them, and why it failed. A configuration that was deleted meanwhile leaves them bare. */
export async function endpointSheet({ aws }: ThingBench, thing: Thing, value: object): Promise<Sheet> {
  const endpoint = value as Partial<DescribeEndpointOutput>;
  const sagemaker = await aws.sagemaker();
  const EndpointConfigName = endpoint.EndpointConfigName ?? '';
  const config = await readUnlessMissing(sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName })));
  const variants = config?.ProductionVariants ?? [];
  const models = [...new Set(variants.flatMap(({ ModelName }) => ModelName ?? []))];
  const failed = endpoint.FailureReason;
  return {
    thing: { ...thing, status: endpoint.EndpointStatus },
    facts: [
      ...factsOf({ status: endpoint.EndpointStatus, config: EndpointConfigName, made: endpoint.CreationTime }),
      ...factsOf({ changed: endpoint.LastModifiedTime, captures: captureOf(endpoint), arn: endpoint.EndpointArn }),
      ...(failed === undefined ? [] : [{ name: 'failed', value: failed, isBad: true }]),
    ],
    parts: [variantsPart(endpoint.ProductionVariants ?? [], variants)],
    links: [
      ...models.map((name): Thing => ({ kind: 'model', name })),
      { kind: 'log group', name: `/aws/sagemaker/Endpoints/${thing.name}` },
    ],
  };
}

function captureOf({ DataCaptureConfig: capture }: Partial<DescribeEndpointOutput>): string | undefined {
  return capture?.EnableCapture ? `${capture.CurrentSamplingPercentage}% to ${capture.DestinationS3Uri}` : undefined;
}

/** While an endpoint is being made only its configuration knows of variants. */
function variantsPart(
  running: readonly ProductionVariantSummary[],
  configured: readonly ProductionVariant[],
): SheetPart {
  const names = [...new Set([...running, ...configured].flatMap(({ VariantName }) => VariantName ?? []))];
  return {
    title: 'variants',
    heads: ['variant', 'model', 'instance', 'count', 'weight'],
    rows: names.map((name) => {
      const now = running.find(({ VariantName }) => VariantName === name);
      const wanted = configured.find(({ VariantName }) => VariantName === name);
      return [
        name,
        wanted?.ModelName ?? '',
        wanted?.InstanceType ?? (wanted?.ServerlessConfig ? 'serverless' : ''),
        countOf(now, wanted),
        String(now?.CurrentWeight ?? wanted?.InitialVariantWeight ?? ''),
      ];
    }),
  };
}

function countOf(now: ProductionVariantSummary | undefined, wanted: ProductionVariant | undefined): string {
  const count = now?.CurrentInstanceCount;
  const goal = now?.DesiredInstanceCount ?? wanted?.InitialInstanceCount;
  if (count === undefined || count === goal) return String(goal ?? '');
  return `${count} of ${goal}`;
}
