import type { Direction, QueryFilters } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import type { Entity } from '../entities/entity.ts';
import { nextPage, offsetOf } from '../next-page.ts';
import { invalid } from '../refusals.ts';
import { milliseconds } from '../wire-form.ts';
import { isLineageKind, lineageBody, lineageTypes } from './lineage-entity.ts';
import { type Step, walkLineage } from './walk-lineage.ts';

interface QueryLineageInput {
  StartArns?: string[];
  Direction?: Direction;
  IncludeEdges?: boolean;
  /** Times in seconds. */
  Filters?: Omit<QueryFilters, 'CreatedBefore' | 'CreatedAfter' | 'ModifiedBefore' | 'ModifiedAfter'> &
    Partial<Record<'CreatedBefore' | 'CreatedAfter' | 'ModifiedBefore' | 'ModifiedAfter', number>>;
  MaxDepth?: number;
  MaxResults?: number;
  NextToken?: string;
}

const deepest = 10;
const largestPage = 50;

/**
 * The entities around a start that match the filters, nearest first. With edges these come too, and with them whatever lies
 * on the way to an entity that matches, the start included.
 */
export function queryLineage(input: QueryLineageInput, aws: Embedded): object {
  const { NextToken: token, MaxResults: limit = largestPage, ...question } = input;
  const [start] = input.StartArns ?? [];
  if (start === undefined) throw invalid('StartArns must hold one ARN.');
  const offset = offsetOf(question, token);
  const steps = walkLineage(start, input.Direction ?? 'Both', input.MaxDepth ?? deepest, aws);
  const found = steps.filter(({ entity, from }) => from !== undefined && isWanted(entity, input.Filters ?? {}));
  const told = (input.IncludeEdges ?? true) ? onTheWay(steps, found) : found;
  const end = offset + limit;
  const page = told.slice(offset, end);
  return {
    Vertices: page.map(({ entity }) => vertex(entity)),
    Edges: (input.IncludeEdges ?? true) ? edgesWithin(told, page) : undefined,
    NextToken: told.length > end ? nextPage(question, end) : undefined,
  };
}

function isWanted(entity: Entity, filters: NonNullable<QueryLineageInput['Filters']>): boolean {
  const { Type, Properties = {} } = lineageBody(entity);
  const pairs = Object.entries(filters.Properties ?? {});
  return (
    (filters.Types?.includes(Type) ?? true) &&
    (filters.LineageTypes?.includes(lineageTypeOf(entity)) ?? true) &&
    entity.created > (milliseconds(filters.CreatedAfter) ?? -Infinity) &&
    entity.created < (milliseconds(filters.CreatedBefore) ?? Infinity) &&
    entity.modified > (milliseconds(filters.ModifiedAfter) ?? -Infinity) &&
    entity.modified < (milliseconds(filters.ModifiedBefore) ?? Infinity) &&
    (pairs.length === 0 || pairs.some(([key, value]) => Properties[key] === value))
  );
}

/** The steps that were found and those by which the walk came to them. */
function onTheWay(steps: readonly Step[], found: readonly Step[]): Step[] {
  const byArn = new Map(steps.map((step) => [step.entity.arn, step]));
  const wanted = new Set<string>();
  for (const step of found) {
    for (let at: Step | undefined = step; at && !wanted.has(at.entity.arn); at = byArn.get(at.from ?? '')) {
      wanted.add(at.entity.arn);
    }
  }
  return steps.filter(({ entity }) => wanted.has(entity.arn));
}

/** All edges between entities that are told, each on the page of the end that comes later. */
function edgesWithin(told: readonly Step[], page: readonly Step[]): object[] {
  const places = new Map(told.map(({ entity }, index) => [entity.arn, index]));
  return page.flatMap(({ entity: { arn }, edges }) =>
    edges
      .filter(({ source, destination }) => {
        const other = places.get(source === arn ? destination : source);
        return other !== undefined && other < (places.get(arn) ?? 0);
      })
      .map(({ source, destination, type }) => ({
        SourceArn: source,
        DestinationArn: destination,
        AssociationType: type,
      })),
  );
}

function vertex(entity: Entity): object {
  return { Arn: entity.arn, Type: lineageBody(entity).Type, LineageType: lineageTypeOf(entity) };
}

function lineageTypeOf({ kind }: Entity): (typeof lineageTypes)[keyof typeof lineageTypes] {
  return lineageTypes[isLineageKind(kind) ? kind : 'artifact'];
}
