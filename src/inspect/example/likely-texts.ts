import type { Service } from '../../limits/operations.ts';

/**
 * Texts that a person might write for a member, the likeliest first: `my-training-job` for `TrainingJobName`, an ARN of the
 * thing that the member names. Which of them the service takes is for its limits to say.
 */
export function likelyTexts(member: string, service: Service): string[] {
  const known = texts.filter(([names]) => names.test(member)).flatMap(([, each]) => each);
  return [...known, ...arnsOf(member, service), ...namesOf(member)];
}

const account = '111122223333';
const region = 'us-east-1';
const id = '0123456789abcdef0';
const uuid = '12345678-90ab-cdef-1234-567890abcdef';
const day = '1767225600';

const texts: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^role$|roleArn$/iu, [`arn:aws:iam::${account}:role/my-role`]],
  [/image(?:Uri)?$/iu, [`${account}.dkr.ecr.${region}.amazonaws.com/my-image:latest`]],
  [/^modelDataUrl$/iu, ['s3://my-bucket/my-model/model.tar.gz']],
  [/s3.*(?:ur[il]|path|location|output)$|(?:uri|s3Path|outputPath|outputLocation)$/iu, ['s3://my-bucket/my-folder/']],
  [/localPath$/iu, ['/opt/ml/processing/my-folder']],
  [/bucket(?:Name)?$/iu, ['my-bucket']],
  [/copySource$/iu, ['my-bucket/my-folder/my-file.csv']],
  [/^(?:s3|.*object|.*upload|.*part|.*copy)key$/iu, ['my-folder/my-file.csv']],
  [/tagKey$/iu, ['project']],
  [/tagValue$/iu, ['my-project']],
  [/^hyperParameterKey$/iu, ['max_depth']],
  [/^hyperParameterValue$/iu, ['6']],
  [/^(?:environment|variable)Key$/iu, ['LOG_LEVEL']],
  [/^(?:environment|variable)Value$/iu, ['info']],
  [/^attributeKey$/iu, ['VisibilityTimeout']],
  [/^attributeValue$/iu, ['30']],
  [/^commandName$/iu, ['glueetl']],
  [/prefix$/iu, ['my-folder/', 'my-']],
  [/logGroup/iu, ['/aws/sagemaker/TrainingJobs']],
  [/logStream/iu, [`my-job/algo-1-${day}`, 'my-job/']],
  [/filterPattern$/iu, ['error']],
  [/queueUrl$/iu, [`https://sqs.${region}.amazonaws.com/${account}/my-queue`]],
  [/scheduleExpression$/iu, ['rate(1 day)']],
  [/timezone$/iu, ['UTC']],
  [/region$/iu, [region]],
  [/accountId$|owner$|^catalogId$/iu, [account]],
  [/queryString$|^queryStatement$/iu, ['select 1']],
  [/^pipelineDefinition$/iu, [definition({ Version: '2020-12-01', Steps: [failingStep()] })]],
  [/^definition$/iu, [definition({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } })]],
  [/^releaseLabel$/iu, ['emr-7.5.0']],
  [/^type$/iu, ['Spark']],
  [/^handler$/iu, ['main.handler']],
  [/^glueVersion$/iu, ['5.0']],
  [/^pythonVersion$/iu, ['3']],
  [/^maintenanceWindow$/iu, ['Sun:3']],
  [/^scriptLocation$|^entryPoint$|^script$/iu, ['s3://my-bucket/my-code/main.py']],
  [/subnet(?:Id)?s?$/iu, [`subnet-${id}`]],
  [/securityGroup(?:Id)?s?$/iu, [`sg-${id}`]],
  [/fileSystemId$/iu, [`fs-${id}`]],
  [/kmsKey(?:Id|Arn)?$|kmsMasterKeyId$|^encryptionKeyArn$/iu, [`arn:aws:kms:${region}:${account}:key/${uuid}`]],
  [/^applicationId$/iu, ['00f1abcdefgh0123']],
  [/^jobRunId$/iu, ['00f1abcdefgh0456']],
  [/^(?:job)?runIds?$/iu, [`jr_${'0123456789abcdef'.repeat(4)}`]],
  [/(?:clientToken|clientRequestToken|idempotencyToken|executionIds?|callbackToken)$/iu, [uuid, 'abcde12345']],
  [/token$/iu, ['AAAAKgAAAAIAAAAAAAAAAQ']],
  [/digest$/iu, [`sha256:${'0123456789abcdef'.repeat(4)}`]],
  [/^(?:contentType|.*mimeTypes?|accept)$/iu, ['text/csv']],
  [/version$/iu, ['1.0', '1']],
  [/ve?r?sionId$|^etag$/iu, ['0123456789abcdef0123456789abcdef']],
  [/regex$/iu, ['auc: ([0-9.]+)']],
  [/metric(?:Name)?$/iu, ['auc', 'validation:auc']],
  [/^(?:input|output)$/iu, ['{}']],
  [/^messageBody$|^message$/iu, ['hello']],
  [/description$/iu, ['What this is for']],
  [/(?:entrypoint|command)$/iu, ['python3']],
  [/arguments$/iu, ['--depth=6']],
];

function definition(of: object): string {
  return JSON.stringify(of);
}

function failingStep(): object {
  return { Name: 'Stop', Type: 'Fail', Arguments: { ErrorMessage: 'nothing to do yet' } };
}

/** Longest first, so that what names a thing exactly comes before what names it in general. */
function arnsOf(member: string, service: Service): string[] {
  if (!/arn/iu.test(member)) return [];
  const thing = dashed(member.replace(/Arns?$|^arns?$/u, '')) || 'function';
  const owners = { logs: 'logs', stepfunctions: 'states' } as const satisfies Partial<Record<Service, string>>;
  const owner = service in owners ? owners[service as keyof typeof owners] : service;
  return [
    ...arns.filter(({ names }) => names.test(member)).map(({ arn }) => arn),
    `arn:aws:${owner}:${region}:${account}:${thing}/my-${thing}`,
    ...arns.map(({ arn }) => arn),
  ];
}

const arns: readonly { names: RegExp; arn: string }[] = [
  { names: /^resourceArn$/u, arn: arn('states', 'stateMachine:my-state-machine') },
  { names: /^ResourceArn$/u, arn: arn('sagemaker', 'training-job/my-training-job') },
  { names: /stateMachine/iu, arn: arn('states', 'stateMachine:my-state-machine') },
  { names: /pipelineExecution/iu, arn: arn('sagemaker', 'pipeline/my-pipeline/execution/abcdefghijkl') },
  { names: /^execution/iu, arn: arn('states', 'execution:my-state-machine:my-run') },
  { names: /^modelPackageArn$/iu, arn: arn('sagemaker', 'model-package/my-model/1') },
  { names: /^sourceArn$/iu, arn: arn('sagemaker', 'artifact/0123456789abcdef0123456789abcdef') },
  { names: /^destinationArn$/iu, arn: arn('sagemaker', 'action/my-action') },
  { names: /^deadLetter/iu, arn: arn('sqs', 'my-queue') },
  { names: /layer/iu, arn: arn('lambda', 'layer:my-layer:1') },
  { names: /capacityProvider/iu, arn: arn('lambda', 'capacity-provider:my-provider') },
  { names: /codeSigning/iu, arn: arn('lambda', 'code-signing-config:csc-0123456789abcdefg') },
  { names: /runtime/iu, arn: `arn:aws:lambda:${region}::runtime:0123456789abcdef0123456789abcdef` },
  { names: /fileSystem|accessPoint/iu, arn: arn('elasticfilesystem', `access-point/fsap-${id}`) },
  { names: /mlflow/iu, arn: arn('sagemaker', 'mlflow-tracking-server/my-server') },
  { names: /identityCenter/iu, arn: 'arn:aws:sso:::instance/ssoins-0123456789abcdef' },
  { names: /dataSet/iu, arn: `arn:aws:sagemaker:${region}:aws:hub-content/SageMakerPublicHub/DataSet/my-data/1.0.0` },
  { names: /baseModel/iu, arn: `arn:aws:sagemaker:${region}:aws:hub-content/SageMakerPublicHub/Model/my-model/1.0.0` },
  { names: /^arn$|function|provider|lambda/iu, arn: arn('lambda', 'function:my-function') },
];

function arn(service: string, thing: string): string {
  return `arn:aws:${service}:${region}:${account}:${thing}`;
}

/** `TrainingJobName` gives `my-training-job`, and its last word where that is too long. */
function namesOf(member: string): string[] {
  const thing = dashed(member.replace(/(?:Names?|Ids?|OrArn|NameOrArn)$/u, '')) || 'name';
  return [
    `my-${thing}`,
    `my-${thing.split('-').at(-1)}`,
    `my_${thing.replaceAll('-', '_')}`,
    `MY_${thing.replaceAll('-', '_').toUpperCase()}`,
    thing,
    '1',
  ];
}

function dashed(name: string): string {
  return name
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/gu, (_, low: string | undefined, high: string, last: string) =>
      low === undefined ? `${last}-` : `${low}-${high}`,
    )
    .toLowerCase();
}
