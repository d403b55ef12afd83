import type { PlannedStep } from '../../flow/flow-plan.ts';
import type { Compiling } from '../compiling.ts';
import { fieldsFrom } from '../results/store.ts';
import { bucketOf, filePlace } from '../results/read-files.ts';
import { jobNamePattern } from '../job-name.ts';
import { allow, type Policy, policyOf, type Statement } from './statement.ts';
import { patternOf } from './pattern-of.ts';
import { serviceStatements } from './service-statements.ts';

/**
 * The least that the role of a state machine must be allowed: what its own states call, on the names that they give, and the
 * handing on of the jobs' roles to the services that take them. What the jobs themselves need is their own roles' matter.
 */
export function rolePolicy(compiling: Compiling): Policy {
  const steps = [...compiling.steps.values()];
  return policyOf(steps.flatMap((step) => [...ofStep(step, compiling), ...ofFiles(step, compiling)]));
}

function ofStep(step: PlannedStep, compiling: Compiling): Statement[] {
  if (step.step.kind === 'approval') {
    return [allow(['sqs:SendMessage'], [queueArn(step.step.queue ?? compiling.context.approvals ?? '', compiling)])];
  }
  if (!step.request) return [];
  const readsBest = fieldsFrom('best', step, compiling).length > 0;
  return serviceStatements(step.request, { ...compiling.context, name: jobNamePattern(step), readsBest });
}

function ofFiles(step: PlannedStep, compiling: Compiling): Statement[] {
  return fieldsFrom('file', step, compiling).map(({ from }) => {
    const uri = filePlace(step, from.output, from.file);
    const bucket = bucketOf(uri) ?? '*';
    const key = patternOf(uri.slice(`s3://${bucket}/`.length));
    return allow(['s3:GetObject'], [`arn:${compiling.context.partition}:s3:::${bucket}/${key}`]);
  });
}

/** `https://sqs.<region>.amazonaws.com/<account>/<name>` names all that its ARN needs. */
function queueArn(url: string, { context }: Compiling): string {
  const [account = context.account, name = '*'] = url.split('/').slice(-2);
  const region = /^https?:\/\/sqs\.([a-z0-9-]+)\./u.exec(url)?.[1] ?? context.region;
  return `arn:${context.partition}:sqs:${region}:${/^\d+$/u.test(account) ? account : context.account}:${name}`;
}
