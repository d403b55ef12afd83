import type { FlowContext } from '../../../src/plan/flow/flow-plan.ts';

/** What the flows of these tests are compiled against. */
export const context: FlowContext = {
  way: 'states',
  where: 'local',
  account: '111122223333',
  region: 'eu-west-1',
  partition: 'aws',
  bucket: 'bucket',
  role: 'arn:aws:iam::111122223333:role/mlx',
  project: 'flights',
  run: 'delays-20261121-230127-ab12',
  params: {},
  steps: {},
  approvals: 'https://sqs.eu-west-1.amazonaws.com/111122223333/mlx-approvals',
};
