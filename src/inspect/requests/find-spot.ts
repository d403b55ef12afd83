import { operations, type Service } from '../../limits/operations.ts';
import type { Words } from '../words/words.ts';
import { answerOf, memberOf, requestOf, shapeSpot, type Spot } from './spot.ts';

/** What a name leads to in a service, and how it was written out. */
export interface FoundSpot {
  /** `CreateTrainingJob.ResourceConfig.VolumeSizeInGB`, without the service. */
  name: string;
  kind: 'request' | 'answer' | 'shape';
  /** The operation or the shape that the name begins with. */
  top: string;
  /** The members after it. */
  steps: readonly string[];
  spot: Spot;
}

/** The services, SageMaker first. */
export const services = Object.keys(operations) as Service[];

/**
 * Finds a request, an answer, a shape or a member of these by its name, which may begin with the service:
 * `CreateTrainingJob.ResourceConfig`, `DescribeTrainingJob.response.ModelArtifacts`, `ResourceConfig.VolumeSizeInGB`,
 * `glue.StartJobRun`. One for each service that has it, the operations that mlx sends first.
 */
export function findSpots(name: string, words: Words): FoundSpot[] {
  const parts = name.replaceAll(/\[[^\]]*\]/gu, '').split('.');
  const [first = ''] = parts;
  const named = services.find((service) => service === first || aliases[service] === first);
  const [top = '', ...steps] = named ? parts.slice(1) : parts;
  if (!/^[A-Za-z_]\w*$/u.test(top)) return [];
  const found = (named ? [named] : services).flatMap((service) => foundIn(service, top, steps, words));
  return found.toSorted((one, other) => rank(one) - rank(other));
}

/** How the session calls the clients whose service has a name that can't be written there. */
export const aliases: Readonly<Partial<Record<Service, string>>> = {
  stepfunctions: 'sfn',
  'emr-serverless': 'emrServerless',
};

function foundIn(service: Service, top: string, steps: readonly string[], words: Words): FoundSpot[] {
  const isAnswer = steps[0] === 'response';
  const way = isAnswer ? steps.slice(1) : steps;
  const operation = isAnswer ? answerOf(service, top, words) : requestOf(service, top, words);
  const start = operation ?? shapeSpot(service, top, words);
  const spot = way.reduce<Spot | undefined>((at, step) => at && memberOf(at, step, words), start);
  if (!spot) return [];
  const kind = operation ? (isAnswer ? 'answer' : 'request') : 'shape';
  return [{ name: [top, ...steps].join('.'), kind, top, steps: way, spot }];
}

function rank({ kind, top, spot }: FoundSpot): number {
  const isSent = operations[spot.service].some((each) => each === top);
  return (kind === 'shape' ? 2 : 0) + (isSent ? 0 : 1);
}
