import { awsErrors } from './catalogue/aws.ts';
import { commandErrors } from './catalogue/commands.ts';
import { defineErrors } from './catalogue/define.ts';
import { expressionErrors } from './catalogue/expressions.ts';
import { flowErrors } from './catalogue/flows.ts';
import { flowPlanErrors } from './catalogue/flow-plan.ts';
import { flowRunErrors } from './catalogue/flow-runs.ts';
import { guardErrors } from './catalogue/guards.ts';
import { lineErrors } from './catalogue/lines.ts';
import { localErrors } from './catalogue/local.ts';
import { logErrors } from './catalogue/logs.ts';
import { newErrors } from './catalogue/new.ts';
import { planErrors } from './catalogue/plan.ts';
import { requestErrors } from './catalogue/requests.ts';
import { replErrors } from './catalogue/repl.ts';
import { runErrors } from './catalogue/runs.ts';
import { sessionErrors } from './catalogue/session.ts';
import { thingErrors } from './catalogue/things.ts';

/** Every error that mlx can tell, by its permanent code. */
export const catalogue = {
  ...defineErrors,
  ...expressionErrors,
  ...flowErrors,
  ...planErrors,
  ...flowPlanErrors,
  ...awsErrors,
  ...guardErrors,
  ...localErrors,
  ...runErrors,
  ...flowRunErrors,
  ...logErrors,
  ...thingErrors,
  ...lineErrors,
  ...commandErrors,
  ...newErrors,
  ...requestErrors,
  ...sessionErrors,
  ...replErrors,
};
