import type { Violation } from '../violation.ts';
import { processingRules, type ProcessingRequest } from './processing-rules.ts';
import { trainingRules, type TrainingRequest } from './training-rules.ts';

/** What a request that obeys the service model breaks of the rules that join several members. */
export function jointViolations(operation: string, input: unknown): Violation[] {
  if (operation === 'CreateProcessingJob') {
    return Object.values(processingRules).flatMap((rule) => rule(input as ProcessingRequest));
  }
  if (operation === 'CreateTrainingJob') {
    return Object.values(trainingRules).flatMap((rule) => rule(input as TrainingRequest));
  }
  return [];
}
