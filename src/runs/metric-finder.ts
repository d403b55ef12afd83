/** Longer lines are no metric's; an expression that backtracks stays bounded by this. */
const longestLine = 2_000;

/** Finds metrics in log lines as SageMaker does: the first group of each expression is the number. */
export function metricFinder(
  definitions: readonly { name: string; regex: string }[],
): (text: string) => { name: string; value: number }[] {
  const compiled = definitions.flatMap(({ name, regex }) => {
    const expression = compile(regex);
    return expression ? [{ name, expression }] : [];
  });
  return (text) => {
    if (text.length > longestLine) return [];
    return compiled.flatMap(({ name, expression }) => {
      const found = expression.exec(text)?.[1];
      const value = Number(found);
      return found === undefined || found === '' || !Number.isFinite(value) ? [] : [{ name, value }];
    });
  };
}

/** Python's expressions are nearly JavaScript's; one that is not finds nothing here, and still does in the service. */
function compile(regex: string): RegExp | undefined {
  try {
    return new RegExp(regex);
  } catch {
    return undefined;
  }
}
