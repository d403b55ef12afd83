/** One statement of a role's policy. */
export interface Statement {
  Effect: 'Allow';
  Action: readonly string[];
  Resource: readonly string[];
  Condition?: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
}

export interface Policy {
  Version: '2012-10-17';
  Statement: readonly Statement[];
}

/** Statements that allow the same on the same conditions become one; each action and resource is named once. */
export function policyOf(statements: readonly Statement[]): Policy {
  const groups = Map.groupBy(statements, ({ Action, Condition }) => JSON.stringify([Action, Condition]));
  return {
    Version: '2012-10-17',
    Statement: [...groups.values()].flatMap(([first, ...others]) =>
      first
        ? [{ ...first, Resource: [...new Set([first, ...others].flatMap(({ Resource }) => Resource))].toSorted() }]
        : [],
    ),
  };
}

export function allow(
  Action: readonly string[],
  Resource: readonly string[],
  Condition?: Statement['Condition'],
): Statement {
  return { Effect: 'Allow', Action, Resource, ...(Condition && { Condition }) };
}
