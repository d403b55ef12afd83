import type { JsonService } from '../../embedded.ts';
import { createModel } from './create-model.ts';
import { deleteModel, describeModel, listModels } from './models.ts';

export const modelOperations: JsonService['operations'] = {
  CreateModel: createModel,
  DeleteModel: deleteModel,
  DescribeModel: describeModel,
  ListModels: listModels,
};
