import { localAws } from '../fakes/local-aws.ts';
import { describeAws } from './contract.ts';

describeAws('in this process', async () => {
  const { aws, project, close } = await localAws();
  return { aws, root: project.root, close };
});
