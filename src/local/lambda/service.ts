import type { WireResponse } from '../embedded.ts';
import type { RestRoute, RestService } from '../wire/rest-json.ts';
import { restResponse } from '../wire/rest-json.ts';
import { createFunction, deleteFunction, updateFunctionCode, updateFunctionConfiguration } from './change-function.ts';
import { getFunction, listFunctions } from './describe-function.ts';
import { invoke, type InvokeOutput } from './invoke.ts';

const functions = '/2015-03-31/functions';
const one = `${functions}/{FunctionName}`;

const routes: readonly RestRoute[] = [
  { operation: 'CreateFunction', method: 'POST', path: functions, status: 201 },
  { operation: 'ListFunctions', method: 'GET', path: functions },
  { operation: 'GetFunction', method: 'GET', path: one },
  { operation: 'DeleteFunction', method: 'DELETE', path: one, status: 204 },
  { operation: 'UpdateFunctionCode', method: 'PUT', path: `${one}/code` },
  { operation: 'UpdateFunctionConfiguration', method: 'PUT', path: `${one}/configuration` },
  {
    operation: 'Invoke',
    method: 'POST',
    path: `${one}/invocations`,
    headers: { 'x-amz-invocation-type': 'InvocationType', 'x-amz-log-type': 'LogType' },
    payload: 'Payload',
    answer: (output) => answerOfInvoke(output as unknown as InvokeOutput),
  },
];

/** The embedded Lambda: functions of Python and Node.js from zip archives, each call a process of its own. */
export const lambdaService: RestService = {
  target: 'lambda',
  routes,
  // An archive of 50 MB, in base64.
  maxBody: 70 * 1024 * 1024,
  operations: {
    CreateFunction: createFunction,
    DeleteFunction: deleteFunction,
    GetFunction: getFunction,
    Invoke: invoke,
    ListFunctions: listFunctions,
    UpdateFunctionCode: updateFunctionCode,
    UpdateFunctionConfiguration: updateFunctionConfiguration,
  },
};

/** The function's answer is the body; what is to be said of it is in headers. */
function answerOfInvoke(output: InvokeOutput): WireResponse {
  const { headers } = restResponse(output.StatusCode, {});
  return {
    status: output.StatusCode,
    headers: {
      ...headers,
      ...(output.RequestId && { 'x-amzn-requestid': output.RequestId }),
      ...(output.ExecutedVersion && { 'x-amz-executed-version': output.ExecutedVersion }),
      ...(output.FunctionError && { 'x-amz-function-error': output.FunctionError }),
      ...(output.LogResult && { 'x-amz-log-result': output.LogResult }),
    },
    body: Buffer.from(output.Payload ?? '', 'base64'),
  };
}
