import { readFile } from 'node:fs/promises';
import { s3Place } from '../../../base/s3-place.ts';
import type { Embedded } from '../../embedded.ts';
import { useObject } from '../../jobs/use-object.ts';
import type { Definition } from '../definition/definition.ts';
import { memberOf } from '../json.ts';
import type { Execution } from '../store/executions.ts';
import { readProperties } from '../store/steps.ts';
import { executionScope } from './execution-scope.ts';
import { valueAt } from './property-path.ts';
import type { Scope } from './scope.ts';
import { StepFault } from './step-fault.ts';

/** What a step's arguments can read: all of the execution, steps that have succeeded, and files that they wrote. */
export function stepScope(
  { definition, execution }: { definition: Definition; execution: Execution },
  aws: Embedded,
): Scope {
  const properties: Scope['properties'] = (name) => readProperties(aws.state, execution.id, name);
  const object: Scope['object'] = async (uri) => {
    const place = s3Place(uri);
    const found = place && aws.objects.hasBucket(place.bucket) ? aws.objects.head(place.bucket, place.key) : undefined;
    if (!found) throw new StepFault(`ClientError: Unable to read ${uri}: it does not exist.`);
    return useObject(found, aws.objects, (path) => readFile(path, 'utf8'));
  };
  return {
    ...executionScope(definition, execution, aws.now()),
    properties,
    object,
    propertyFile: async (step, name) => {
      const uri = placeOf(step, name, definition, properties);
      return { uri, text: await object(uri) };
    },
  };
}

/** Where the file of a step's property file lies: below the output that it names. */
function placeOf(step: string, name: string, { steps }: Definition, properties: Scope['properties']): string {
  const files = steps.find((each) => each.name === step)?.members['PropertyFiles'];
  const file = (Array.isArray(files) ? files : []).find((each) => memberOf(each, 'PropertyFileName') === name);
  const output = memberOf(file, 'OutputName');
  const path = memberOf(file, 'FilePath');
  if (typeof output !== 'string' || typeof path !== 'string') {
    throw new StepFault(`ClientError: Property file reference '${name}' is undefined in step '${step}'.`);
  }
  const uri = valueAt(properties(step), `ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri`);
  if (typeof uri !== 'string') {
    throw new StepFault(`ClientError: Processing output name '${output}' not found in step '${step}'.`);
  }
  return `${uri.replace(/\/+$/, '')}/${path}`;
}
