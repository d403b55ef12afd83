/** The script's exit code, as SageMaker words it at the end of a failure's reason. */
export function exitCodeIn(failureReason: string | undefined): number | undefined {
  const found = [...(failureReason ?? '').matchAll(/exit code:?\s*(-?\d+)/gi)].at(-1);
  return found?.[1] === undefined ? undefined : Number(found[1]);
}
