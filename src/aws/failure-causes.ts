/** Why AWS refused or a job failed, as far as a text of theirs tells, and what to do about it. */
export interface FailureCause {
  cause: string;
  repair: string;
}

/** The first cause whose fragment occurs in the text; texts of services drift, so that only fragments are compared. */
export function causeOf(text: string): FailureCause | undefined {
  return fragments.find(({ fragment }) => fragment.test(text));
}

const fragments: readonly (FailureCause & { fragment: RegExp })[] = [
  {
    fragment: /database or disk is full|No space left on device|ENOSPC/,
    cause: 'The disk is full.',
    repair: 'Free some space, then run the command again; `mlx doctor` shows what is left.',
  },
  {
    fragment: /embedded AWS's supervisor was killed/,
    cause: 'The process that watches over the jobs of this project was killed, and the job with it.',
    repair: 'Run it again; look what killed it, most often a lack of memory of this machine.',
  },
  {
    fragment: /not authorized to perform: iam:PassRole/,
    cause: 'You may not hand this role to SageMaker.',
    repair:
      'Allow your identity iam:PassRole on the role, for the service sagemaker.amazonaws.com; or name another `role`.',
  },
  {
    fragment: /Could not assume role|allows? principal 'sagemaker\.amazonaws\.com'/i,
    cause: 'The role does not trust SageMaker, or it was made a few seconds ago.',
    repair:
      'Let the role be assumed by sagemaker.amazonaws.com in its trust policy; for a new role, try again shortly.',
  },
  {
    fragment: /Cross-account pass role is not allowed/,
    cause: 'The role belongs to another account.',
    repair: "Name a `role` of the job's own account.",
  },
  {
    fragment: /not authorized to perform: sagemaker:AddTags/,
    cause: 'Your identity may not tag jobs, and mlx marks its runs by tags.',
    repair: 'Allow sagemaker:AddTags for your identity.',
  },
  {
    fragment: /explicit deny/,
    cause: 'A policy of your organisation or account forbids it.',
    repair: 'Ask whoever keeps the policy; no policy of your own can override an explicit deny.',
  },
  {
    fragment: /No S3 objects found under S3 URL/,
    cause: 'There is nothing at this place, or the role may not list its bucket, or the bucket is in another region.',
    repair:
      "Check the place, the bucket's region, and that the role has s3:ListBucket; your own access says nothing of the role's.",
  },
  {
    fragment: /Data download failed[\s\S]*(403|AccessDenied|Forbidden)/i,
    cause: 'The role may not read an input.',
    repair: "Allow the role s3:GetObject on it; look also at the bucket's policy and at kms:Decrypt for its key.",
  },
  {
    fragment: /ListObjectsV2 failed|Unable to execute request to S3|route to an S3 VPC endpoint or a NAT device/i,
    cause: "The job's subnets can't reach S3.",
    repair: "Give every subnet's route table an S3 gateway endpoint, and allow the way out in the security group.",
  },
  {
    fragment: /partial S3 prefix is not supported/i,
    cause: 'A streamed input needs a whole folder.',
    repair: 'End the prefix with `/`.',
  },
  {
    fragment: /Artifact upload failed[\s\S]*(AccessDenied|403)|AccessDenied[\s\S]*upload/i,
    cause: 'The role may not write the outputs.',
    repair: "Allow the role s3:PutObject on the output's place, and kms:GenerateDataKey for its key.",
  },
  {
    fragment: /Out of Memory\. Please use a larger instance/i,
    cause: 'Packing the model ran out of memory.',
    repair: 'Choose an `instance` with more memory, or write less into the model.',
  },
  {
    fragment: /instance type with more memory, or reduce the size/i,
    cause: 'The script used all memory of the instance.',
    repair: 'Choose an `instance` with more memory, or read the data in parts.',
  },
  {
    fragment: /InstallRequirementsError/,
    cause: 'The packages could not be installed: no way to the package index, or pins that exclude each other.',
    repair: 'Check `dependencies`; a job in a VPC needs a way to the index.',
  },
  {
    fragment: /Invalid region \S+ in image URI|Invalid DNS suffix|Cross region ECR image pulls/i,
    cause: "The image belongs to another region's registry.",
    repair:
      "Name the image of the job's region, or a short name such as `sklearn`, from which mlx builds the right one.",
  },
  {
    fragment: /Access denied for repository/i,
    cause: 'The image does not exist there, or the role may not pull it.',
    repair:
      "Check account, region and tag of the `image`, and the role's ecr rights (ecr:GetAuthorizationToken on `*`).",
  },
  {
    fragment: /Invalid image URI/i,
    cause: 'The image is not in a private ECR registry.',
    repair: 'Name it whole: `<account>.dkr.ecr.<region>.amazonaws.com/<repository>:<tag>`.',
  },
  {
    fragment: /failed to satisfy constraint/,
    cause: 'A value breaks a limit of the service; an instance type may exist for another kind of job only.',
    repair: 'Correct the value that the message names.',
  },
  {
    fragment: /job names must be unique within an AWS account and region/i,
    cause: 'A job has this name already; a finished job keeps its name.',
    repair: 'Run it again: mlx makes a new name each time.',
  },
  {
    fragment: /CapacityError|Unable to provision requested ML compute capacity|InsufficientCapacity/i,
    cause: 'AWS has no such machine free now; your quota is not the matter.',
    repair: 'Try again later, or choose another `instance` or region.',
  },
  {
    fragment: /Rate exceeded|ThrottlingException|TooManyRequests/i,
    cause: 'Too many calls in a short time.',
    repair: 'Wait some seconds and try again.',
  },
  {
    fragment: /sagemaker_processing/,
    cause: 'The job may not make its scratch table in the database sagemaker_processing.',
    repair: 'Allow the role glue:CreateDatabase and glue:CreateTable there.',
  },
  {
    fragment: /kms:(CreateGrant|GenerateDataKey|Decrypt)/,
    cause: 'The role may not use the key of a volume or bucket.',
    repair: 'Allow it kms:CreateGrant, kms:Decrypt, kms:GenerateDataKey and kms:DescribeKey on that key.',
  },
  {
    fragment: /ec2:CreateNetworkInterface/,
    cause: 'The role may not join the job to your VPC.',
    repair: 'Allow the role the EC2 actions on network interfaces, or leave `vpc` out.',
  },
  {
    fragment: /Requested resource not found|Could not find requested job/i,
    cause: 'There is no such thing in this account and region.',
    repair: 'Check the name, and with `mlx doctor` the account and region.',
  },
  {
    fragment: /InternalServerError|We encountered an internal error/i,
    cause: 'SageMaker itself failed.',
    repair: 'Run it again; if it stays, look at the AWS Health page.',
  },
];
