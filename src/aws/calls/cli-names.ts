import type { Service } from '../../limits/operations.ts';

/** Services that the AWS CLI calls otherwise than their models are called. */
export const cliServices: Readonly<Partial<Record<Service, string>>> = { s3: 's3api' };

/** The AWS CLI's word for an operation or a member of its input: `CreateTrainingJob` becomes `create-training-job`. */
export function cliWord(name: string): string {
  return name
    .replace(/[A-Z]{2,}s$/, (plural) => `-${plural.toLowerCase()}`)
    .replaceAll(/(.)([A-Z][a-z]+)/g, '$1-$2')
    .replaceAll(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase();
}

/** The flag of a member; some would be taken for flags of every command. */
export function cliFlag(service: Service, operation: string, member: string): string {
  return `--${renamed[`${service} ${operation} ${member}`] ?? cliWord(member)}`;
}

const renamed: Readonly<Record<string, string>> = {
  'glue GetUnfilteredPartitionMetadata Region': 'resource-region',
  'glue GetUnfilteredPartitionsMetadata Region': 'resource-region',
  'glue GetUnfilteredTableMetadata Region': 'resource-region',
  'lambda PublishVersion CodeSha256': 'code-sha-256',
  'sagemaker DeleteImageVersion Version': 'version-number',
  'sagemaker DescribeImageVersion Version': 'version-number',
  'sagemaker ListAliases Version': 'version-number',
  'sagemaker UpdateImageVersion Version': 'version-number',
  'stepfunctions SendTaskSuccess output': 'task-output',
};

/** The file that some operations of the AWS CLI write their answer's body to, as a word of its own. */
export function cliOutfile(service: Service, operation: string): string | undefined {
  return outfiles[`${service} ${operation}`];
}

const outfiles: Readonly<Record<string, string>> = {
  'lambda Invoke': 'answer.json',
  's3 GetObject': 'object',
  's3 GetObjectAnnotation': 'annotation',
  's3 GetObjectTorrent': 'object.torrent',
  's3 SelectObjectContent': 'selected',
};
