/** The names of a job's machines, as SageMaker gives them: `algo-1` and so on. */
export function hostNames(count = 1): string[] {
  return Array.from({ length: count }, (_, index) => `algo-${index + 1}`);
}
