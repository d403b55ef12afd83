import { athenaNames, athenaQuery } from './athena-query.ts';
import { emrNames, emrServerlessJob } from './emr-serverless-job.ts';
import { glueJob } from './glue-job.ts';
import type { Doing, Integration } from './integration.ts';
import { lambdaFunction, lambdaInvoke } from './lambda-function.ts';
import { nestedExecution } from './nested-execution.ts';
import { parseResource, type Resource, resourceName } from './resource.ts';
import { s3Actions, s3Objects } from './s3-objects.ts';
import { sagemakerJob, sagemakerNames } from './sagemaker-jobs.ts';
import { operationName, sdkServices } from './sdk-call.ts';
import { simpleCall, sqsSendMessage } from './simple-calls.ts';

/** How tasks of a `Resource` are done. Throws an `Error` for one that `resourceRefusal` refuses. */
export function integrationOf(text: string): Integration {
  const resource = parseResource(text);
  const doing = resource && doingOf(resource);
  if (!resource || !doing) throw new Error(`no task can be of ${text}`);
  if (resource.kind === 'function') {
    return { resourceType: 'lambda', resource: resource.arn, pattern: 'call', ...doing };
  }
  const resourceType = resource.kind === 'sdk' ? `aws-sdk:${resource.service}` : resource.service;
  return { resourceType, resource: resourceName(resource), pattern: resource.pattern, ...doing };
}

/** Undefined for what can't be done here. */
export function doingOf(resource: Resource): Doing | undefined {
  switch (resource.kind) {
    case 'function':
      return lambdaFunction(resource.arn);
    case 'sdk':
      return sdkDoing(resource);
    case 'optimised': {
      const { service, action, pattern } = resource;
      const key = `${service}:${action}`;
      const table = pattern === 'sync' ? synced : called;
      if (key === 'states:startExecution')
        return pattern === 'sync' ? nestedExecution(resource.version === ':2') : table[key];
      return pattern === 'token' && !takesToken.has(key) ? undefined : table[key];
    }
  }
}

function sdkDoing({ service: name, action, pattern }: Resource & { kind: 'sdk' }): Doing | undefined {
  if (pattern === 'sync') return undefined;
  if (name === 's3') return s3Actions.has(action) ? s3Objects(action) : undefined;
  const sdk = Object.hasOwn(sdkServices, name) ? sdkServices[name] : undefined;
  return sdk && simpleCall(sdk.names, sdk.service, operationName(action));
}

/** Optimised integrations that wait for the end of what they began. */
const synced: Readonly<Record<string, Doing>> = {
  'athena:startQueryExecution': athenaQuery,
  'emr-serverless:startJobRun': emrServerlessJob,
  'glue:startJobRun': glueJob,
  'sagemaker:createHyperParameterTuningJob': sagemakerJob('HyperParameterTuningJob'),
  'sagemaker:createProcessingJob': sagemakerJob('ProcessingJob'),
  'sagemaker:createTrainingJob': sagemakerJob('TrainingJob'),
  'sagemaker:createTransformJob': sagemakerJob('TransformJob'),
};

const sagemaker = (operation: string): Doing => simpleCall(sagemakerNames, 'sagemaker', operation);
const athena = (operation: string): Doing => simpleCall(athenaNames, 'athena', operation);
const emr = (operation: string): Doing => simpleCall(emrNames, 'emr-serverless', operation);

/** Optimised integrations of one call. */
const called: Readonly<Record<string, Doing>> = {
  'athena:getQueryExecution': athena('GetQueryExecution'),
  'athena:getQueryResults': athena('GetQueryResults'),
  'athena:startQueryExecution': athena('StartQueryExecution'),
  'athena:stopQueryExecution': athena('StopQueryExecution'),
  'emr-serverless:cancelJobRun': emr('CancelJobRun'),
  'emr-serverless:createApplication': emr('CreateApplication'),
  'emr-serverless:deleteApplication': emr('DeleteApplication'),
  'emr-serverless:startApplication': emr('StartApplication'),
  'emr-serverless:startJobRun': emr('StartJobRun'),
  'emr-serverless:stopApplication': emr('StopApplication'),
  'glue:startJobRun': { begin: glueJob.begin },
  'lambda:invoke': lambdaInvoke,
  'sagemaker:createEndpoint': sagemaker('CreateEndpoint'),
  'sagemaker:createEndpointConfig': sagemaker('CreateEndpointConfig'),
  'sagemaker:createHyperParameterTuningJob': sagemaker('CreateHyperParameterTuningJob'),
  'sagemaker:createModel': sagemaker('CreateModel'),
  'sagemaker:createProcessingJob': sagemaker('CreateProcessingJob'),
  'sagemaker:createTrainingJob': sagemaker('CreateTrainingJob'),
  'sagemaker:createTransformJob': sagemaker('CreateTransformJob'),
  'sagemaker:updateEndpoint': sagemaker('UpdateEndpoint'),
  'sqs:sendMessage': sqsSendMessage,
  'states:startExecution': { begin: nestedExecution(false).begin },
};

/** Optimised integrations that can wait for an answer by token. */
const takesToken = new Set(['lambda:invoke', 'sqs:sendMessage', 'states:startExecution']);
