import { isJsonObject, type Json, type JsonObject, jsonText } from '../json.ts';
import type { Outcome } from '../run/outcome.ts';
import { resolve } from '../run/resolve.ts';
import type { StepRunner, StepWork } from '../run/step-work.ts';
import { outputTypes } from './output-types.ts';

/** Steps that call a function. The call lives in this process: one whose supervisor was killed is made again. */
export const lambdaStep: StepRunner = {
  begin: async (work) => {
    const { definition, scope } = work;
    const name = jsonText(await resolve(definition.members['FunctionArn'] ?? '', scope));
    const event = await resolve(definition.arguments, scope);
    return { kind: 'working', change: { metadata: { Lambda: { Arn: name } } }, later: invoke(work, name, event) };
  },
  look: async ({ isAwaited }) =>
    isAwaited
      ? { kind: 'working' }
      : { kind: 'failed', reason: 'InternalServerError: The call was lost.', exception: 'Step.SERVICE_FAULT' },
  // A function that runs is waited for.
  stop: async () => undefined,
};

async function invoke(work: StepWork, name: string, event: Json): Promise<Outcome> {
  const answer = await work.call('lambda', 'Invoke', {
    FunctionName: name,
    Payload: Buffer.from(JSON.stringify(event)).toString('base64'),
  });
  const text = Buffer.from(jsonText(answer['Payload'] ?? ''), 'base64').toString('utf8');
  const metadata = { Lambda: { Arn: name } };
  if (answer['FunctionError'] !== undefined) {
    return { kind: 'failed', reason: `ClientError: Lambda function ${name} failed: ${text}`, metadata };
  }
  const outputs = outputsIn(text, work);
  return {
    kind: 'succeeded',
    properties: { OutputParameters: outputs },
    metadata: {
      Lambda: {
        Arn: name,
        OutputParameters: Object.entries(outputs).map(([Name, value]) => ({ Name, Value: jsonText(value) })),
      },
    },
  };
}

/** The declared members of the function's answer. */
function outputsIn(text: string, { definition }: StepWork): JsonObject {
  const answer = (text === '' ? {} : JSON.parse(text)) as Json;
  const declared = Object.keys(outputTypes(definition));
  if (!isJsonObject(answer)) return {};
  return Object.fromEntries(
    declared.flatMap((name) => {
      const value = Object.hasOwn(answer, name) ? answer[name] : undefined;
      return value === undefined || value === null ? [] : [[name, value]];
    }),
  );
}
