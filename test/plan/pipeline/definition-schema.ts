/**
 * The form of a pipeline definition as AWS's published JSON schema (of April 2025) tells it, in our own words, put right where
 * the service and the SDK do otherwise:
 * - a join stands wherever text does, holds any value, and is not the only function: there is `Std:JsonGet`;
 * - a retry names its faults in a list; `Not` is a condition; `In` has `QueryValue` and `Values`;
 * - every step but a condition may stand in a branch; a processing step has `PropertyFiles`;
 * - a parameter has `EnumValues`, and there is `PipelineExperimentConfig`;
 * - requests have the members that came since (`since`).
 */
export const definitionSchema = {
  type: 'object',
  required: ['Steps'],
  additionalProperties: false,
  properties: {
    Version: { const: '2020-12-01' },
    Metadata: { type: 'object', additionalProperties: { type: 'string', maxLength: 1024 } },
    PipelineExperimentConfig: object({ ExperimentName: ref('text'), TrialName: ref('text') }),
    Parameters: list({
      oneOf: [
        parameter('String', { type: 'string', maxLength: 4096 }),
        parameter('Integer', { type: 'integer' }),
        parameter('Float', { type: 'number' }),
        parameter('Boolean', { type: 'boolean' }),
      ],
    }),
    Steps: list({ oneOf: [ref('inner'), ref('condition')] }),
  },
  definitions: {
    name: { type: 'string', pattern: '^[A-Za-z0-9\\-_]{1,64}$' },
    get: object({ Get: { type: 'string', pattern: '^(Parameters|Execution|Steps|PipelineExperimentConfig)\\.' } }, [
      'Get',
    ]),
    function: {
      oneOf: [
        ref('get'),
        object({ 'Std:Join': object({ On: { type: 'string' }, Values: list(ref('value')) }, ['Values']) }, [
          'Std:Join',
        ]),
        object(
          {
            'Std:JsonGet': object({ PropertyFile: ref('get'), S3Uri: ref('text'), Path: { type: 'string' } }, ['Path']),
          },
          ['Std:JsonGet'],
        ),
      ],
    },
    text: { anyOf: [{ type: 'string' }, ref('function')] },
    value: { anyOf: [{ type: ['string', 'number', 'boolean'] }, ref('function')] },
    retry: object(
      {
        ExceptionType: list({ type: 'string', pattern: '^(Step|SageMaker|Emr)\\.[A-Z_]+$' }),
        IntervalSeconds: { type: 'integer' },
        BackoffRate: { type: 'number' },
        ExpireAfterMin: { type: 'integer' },
        MaxAttempts: { type: 'integer' },
      },
      ['ExceptionType'],
    ),
    cache: object({ Enabled: { type: 'boolean' }, ExpireAfter: { type: 'string', pattern: '^P' } }),
    results: list(
      object({ OutputName: { type: 'string' }, OutputType: { enum: ['String', 'Integer', 'Boolean', 'Float'] } }),
    ),
    question: {
      oneOf: [
        object(
          {
            Type: { enum: ['GreaterThan', 'LessThan', 'LessThanOrEqualTo', 'GreaterThanOrEqualTo', 'Equals'] },
            LeftValue: ref('value'),
            RightValue: ref('value'),
          },
          ['Type', 'LeftValue', 'RightValue'],
        ),
        object({ Type: { const: 'In' }, QueryValue: ref('value'), Values: list(ref('value')) }, [
          'QueryValue',
          'Values',
        ]),
        object({ Type: { const: 'Not' }, Condition: ref('question') }, ['Condition']),
        object({ Type: { const: 'Or' }, Conditions: list(ref('question')) }, ['Conditions']),
      ],
    },
    condition: step('Condition', {
      Arguments: object({
        Conditions: list(ref('question')),
        IfSteps: list(ref('inner')),
        ElseSteps: list(ref('inner')),
      }),
    }),
    inner: {
      oneOf: [
        job('Processing', {
          published: [
            'AppSpecification',
            'Environment',
            'NetworkConfig',
            'ProcessingInputs',
            'ProcessingOutputConfig',
            'ProcessingResources',
            'RoleArn',
            'StoppingCondition',
            'Tags',
          ],
          since: ['ExperimentConfig'],
          PropertyFiles: list(
            object(
              { PropertyFileName: { type: 'string' }, OutputName: { type: 'string' }, FilePath: { type: 'string' } },
              ['PropertyFileName', 'OutputName', 'FilePath'],
            ),
          ),
        }),
        job('Training', {
          published: [
            'AlgorithmSpecification',
            'CheckpointConfig',
            'DebugHookConfig',
            'EnableManagedSpotTraining',
            'EnableNetworkIsolation',
            'HyperParameters',
            'InputDataConfig',
            'OutputDataConfig',
            'ResourceConfig',
            'RoleArn',
            'StoppingCondition',
            'Tags',
            'VpcConfig',
          ],
          since: ['Environment', 'ExperimentConfig', 'ProfilerConfig'],
        }),
        job('Transform', {
          published: [
            'BatchStrategy',
            'DataProcessing',
            'Environment',
            'MaxConcurrentTransforms',
            'MaxPayloadInMB',
            'ModelName',
            'Tags',
            'TransformInput',
            'TransformOutput',
            'TransformResources',
          ],
          since: ['ExperimentConfig'],
        }),
        job('Tuning', {
          published: [
            'HyperParameterTuningJobConfig',
            'Tags',
            'TrainingJobDefinition',
            'TrainingJobDefinitions',
            'WarmStartConfig',
          ],
          since: [],
        }),
        job('Model', {
          published: [
            'Containers',
            'EnableNetworkIsolation',
            'ExecutionRoleArn',
            'InferenceExecutionConfig',
            'PrimaryContainer',
            'Tags',
            'VpcConfig',
          ],
          since: [],
        }),
        job('RegisterModel', {
          published: ['InferenceSpecification', 'ModelPackageDescription', 'ModelPackageGroupName', 'ModelMetrics'],
          since: ['CustomerMetadataProperties', 'DriftCheckBaselines', 'ModelApprovalStatus', 'SkipModelValidation'],
        }),
        step('Lambda', {
          Arguments: { type: 'object', additionalProperties: ref('value') },
          FunctionArn: { type: 'string' },
          OutputParameters: ref('results'),
        }),
        step('Callback', {
          Arguments: { type: 'object', additionalProperties: ref('value') },
          SqsQueueUrl: { type: 'string' },
          OutputParameters: ref('results'),
        }),
        step('Fail', { Arguments: object({ ErrorMessage: ref('text') }, ['ErrorMessage']) }),
      ],
    },
  },
};

function ref(name: string) {
  return { $ref: `#/definitions/${name}` };
}

function list(items: object) {
  return { type: 'array', items };
}

function object(properties: object, required: readonly string[] = []) {
  return { type: 'object', properties, required, additionalProperties: false };
}

function parameter(type: string, DefaultValue: object) {
  const choices = type === 'String' && { EnumValues: { ...list({ type: 'string' }), maxItems: 16 } };
  const Description = { type: 'string', maxLength: 4096 };
  return object({ Name: ref('name'), Type: { const: type }, DefaultValue, Description, ...choices }, ['Name', 'Type']);
}

function step(type: string, more: object) {
  const common = {
    Name: ref('name'),
    Type: { const: type },
    DependsOn: list(ref('name')),
    DisplayName: { type: 'string', maxLength: 256 },
    Description: { type: 'string', maxLength: 3072 },
    CacheConfig: ref('cache'),
  };
  return object({ ...common, ...more }, ['Name', 'Type', 'Arguments']);
}

function job(
  type: string,
  { published, since, ...more }: { published: readonly string[]; since: readonly string[]; PropertyFiles?: object },
) {
  const members = Object.fromEntries([...published, ...since].map((name) => [name, true]));
  return step(type, { Arguments: object(members), RetryPolicies: list(ref('retry')), ...more });
}
