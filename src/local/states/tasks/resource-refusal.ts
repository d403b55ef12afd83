import type { Service } from '../../../limits/operations.ts';
import type { Embedded } from '../../embedded.ts';
import { isAnswered } from '../../wire/call.ts';
import { doingOf } from './integrations.ts';
import { parseResource, type Resource } from './resource.ts';
import { operationName, sdkServices } from './sdk-call.ts';

/** Why no task can be of this `Resource` here; undefined where one can. */
export async function resourceRefusal(text: string, aws: Embedded): Promise<string | undefined> {
  const resource = parseResource(text);
  if (!resource) return `The resource '${text}' is neither a service integration nor the ARN of a Lambda function`;
  if (!doingOf(resource)) return `The embedded Step Functions has no tasks of '${text}'`;
  const operation = operationOf(resource);
  if (operation && !(await isAnswered(aws, operation.service, operation.name))) {
    return `The embedded AWS does not answer ${operation.service}:${operation.name}, which '${text}' calls`;
  }
  return undefined;
}

function operationOf(resource: Resource): { service: Service; name: string } | undefined {
  if (resource.kind === 'function') return undefined;
  const { service, action } = resource;
  if (resource.kind === 'optimised' && service === 'sagemaker') return { service, name: operationName(action) };
  const sdk = resource.kind === 'sdk' && Object.hasOwn(sdkServices, service) ? sdkServices[service] : undefined;
  return sdk && { service: sdk.service, name: operationName(action) };
}
