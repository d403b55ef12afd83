import type { Direction } from '@aws-sdk/client-sagemaker';
import type { Embedded } from '../../embedded.ts';
import type { Entity } from '../entities/entity.ts';
import { entityWithArn } from '../entities/entity-table.ts';
import { type Association, edgesOf } from './association-table.ts';
import { isLineageKind, notFound } from './lineage-entity.ts';

/** An entity that a walk came to. */
export interface Step {
  entity: Entity;
  /** The entity by which it was found first; undefined for the start. */
  from: string | undefined;
  /** All its associations, in either direction. */
  edges: readonly Association[];
}

/** All entities at most so many associations away, the nearest first. */
export function walkLineage(start: string, direction: Direction, depth: number, aws: Embedded): Step[] {
  const first = entityWithArn(aws.state, start);
  if (!first || !isLineageKind(first.kind)) throw notFound(start);
  const steps = new Map([[start, stepOf(first, undefined, aws)]]);
  let reached = [...steps.values()];
  for (let level = 0; level < depth && reached.length > 0; level += 1) {
    const next: Step[] = [];
    for (const { entity, edges } of reached) {
      for (const arn of neighbours(entity.arn, edges, direction)) {
        const neighbour = steps.has(arn) ? undefined : entityWithArn(aws.state, arn);
        if (!neighbour) continue;
        const step = stepOf(neighbour, entity.arn, aws);
        steps.set(arn, step);
        next.push(step);
      }
    }
    reached = next;
  }
  return [...steps.values()];
}

function stepOf(entity: Entity, from: string | undefined, { state }: Embedded): Step {
  return {
    entity,
    from,
    edges: [...edgesOf(state, entity.arn, 'source'), ...edgesOf(state, entity.arn, 'destination')],
  };
}

function neighbours(arn: string, edges: readonly Association[], direction: Direction): string[] {
  const after = direction === 'Ascendants' ? [] : edges.filter(({ source }) => source === arn);
  const before = direction === 'Descendants' ? [] : edges.filter(({ destination }) => destination === arn);
  return [...after.map(({ destination }) => destination), ...before.map(({ source }) => source)];
}
