import {
  DescribeModelCommand,
  DescribeModelPackageCommand,
  DescribeModelPackageGroupCommand,
} from '@aws-sdk/client-sagemaker';
import type { ThingBench } from '../list-things.ts';
import type { Thing, ThingRead } from '../thing.ts';
import { told } from './told.ts';

/** What a thing of the kind `model` is: a group of the registry, one version in it, or a model for serving. */
export function formOfModel({ arn = '', note }: Thing): 'group' | 'package' | 'model' {
  if (arn.includes(':model-package-group/') || note === 'registry') return 'group';
  return arn.includes(':model-package/') ? 'package' : 'model';
}

export async function readModel({ aws }: ThingBench, thing: Thing): Promise<ThingRead> {
  const sagemaker = await aws.sagemaker();
  const { name, arn = name } = thing;
  switch (formOfModel(thing)) {
    case 'group': {
      const input = { ModelPackageGroupName: name };
      const value = await sagemaker.send(new DescribeModelPackageGroupCommand(input));
      return { value: told(value), call: { service: 'sagemaker', operation: 'DescribeModelPackageGroup', input } };
    }
    case 'package': {
      const input = { ModelPackageName: arn };
      const value = await sagemaker.send(new DescribeModelPackageCommand(input));
      return { value: told(value), call: { service: 'sagemaker', operation: 'DescribeModelPackage', input } };
    }
    case 'model': {
      const input = { ModelName: name };
      const value = await sagemaker.send(new DescribeModelCommand(input));
      return { value: told(value), call: { service: 'sagemaker', operation: 'DescribeModel', input } };
    }
  }
}
