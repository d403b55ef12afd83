import type { StepType } from '../definition/definition.ts';
import type { StepRunner } from '../run/step-work.ts';
import { callbackStep } from './callback-step.ts';
import { conditionStep } from './condition-step.ts';
import { emrServerlessStep } from './emr-serverless-step.ts';
import { failStep } from './fail-step.ts';
import { jobStepKinds } from './job-kinds.ts';
import { jobStep } from './job-step.ts';
import { lambdaStep } from './lambda-step.ts';
import { modelStep } from './model-step.ts';
import { registerStep } from './register-step.ts';
import { tuningProperties } from './tuning-properties.ts';

/** How each type of steps is carried out. */
export const runners: Readonly<Record<StepType, StepRunner>> = {
  Processing: jobStep(jobStepKinds.Processing),
  Training: jobStep(jobStepKinds.Training),
  Transform: jobStep(jobStepKinds.Transform),
  Tuning: jobStep(jobStepKinds.Tuning, tuningProperties),
  Model: modelStep,
  RegisterModel: registerStep,
  Condition: conditionStep,
  Lambda: lambdaStep,
  Callback: callbackStep,
  EMRServerless: emrServerlessStep,
  Fail: failStep,
};
