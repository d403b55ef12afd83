import { holdAll } from '../run/condition.ts';
import { atOnce } from '../run/step-work.ts';

/** Steps that choose a branch. */
export const conditionStep = atOnce(async ({ definition, scope }) => {
  const outcome = await holdAll(definition.arguments['Conditions'], scope);
  return {
    kind: 'succeeded',
    properties: { Outcome: outcome },
    metadata: { Condition: { Outcome: outcome ? 'True' : 'False' } },
  };
});
