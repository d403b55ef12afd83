import {
  CreateModelCommand,
  CreateModelPackageCommand,
  DescribeModelCommand,
  type CreateModelInput,
  type CreateModelPackageInput,
} from '@aws-sdk/client-sagemaker';
import { awsRefusal } from '../../../aws/aws-refusal.ts';
import { attemptName, attemptToken } from './attempt-name.ts';
import type { Performed, WorkOrder } from './work-order.ts';

/** Makes a model under the attempt's own name; one that was made before is taken. */
export async function performModel(order: WorkOrder, input: CreateModelInput): Promise<Performed> {
  const sagemaker = await order.aws.sagemaker();
  const ModelName = attemptName(order.run.name, order.attempt.step, order.attempt.number);
  const started = Date.now();
  const make = async (): Promise<string> => {
    try {
      return (await sagemaker.send(new CreateModelCommand({ ...input, ModelName }))).ModelArn ?? '';
    } catch (error) {
      if (!/already existing|already exists/i.test(awsRefusal(error)?.message ?? '')) throw error;
      return (await sagemaker.send(new DescribeModelCommand({ ModelName }))).ModelArn ?? '';
    }
  };
  return { status: 'completed', made: await make(), started, ended: Date.now() };
}

/** Registers a version of a model. A second sending with the attempt's token gives the version of the first. */
export async function performRegister(order: WorkOrder, input: CreateModelPackageInput): Promise<Performed> {
  const { aws, run, attempt, journal } = order;
  const sagemaker = await aws.sagemaker();
  const started = Date.now();
  const before = await journal.sent(attempt.step, attempt.number);
  if (before) return { status: 'completed', made: before.id, started: attempt.at, ended: started };
  const ClientToken = attemptToken(run.name, attempt.step, attempt.number).slice(0, 36);
  const { ModelPackageArn = '' } = await sagemaker.send(new CreateModelPackageCommand({ ...input, ClientToken }));
  await journal.noteSent(attempt.step, attempt.number, { id: ModelPackageArn });
  return { status: 'completed', made: ModelPackageArn, started, ended: Date.now() };
}
