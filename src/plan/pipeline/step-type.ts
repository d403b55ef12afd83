/** The type of the pipeline's step that makes a request; empty for an operation that no step makes. */
export function stepTypeOf(operation: string): string {
  return types.get(operation) ?? '';
}

const types: ReadonlyMap<string, string> = new Map([
  ['CreateProcessingJob', 'Processing'],
  ['CreateTrainingJob', 'Training'],
  ['CreateTransformJob', 'Transform'],
  ['CreateHyperParameterTuningJob', 'Tuning'],
  ['CreateModel', 'Model'],
  ['CreateModelPackage', 'RegisterModel'],
]);
