/** In words, what the patterns take that a head can break; each by the end of its AWS path. */
const words: readonly (readonly [RegExp, string])[] = [
  [/JobName$/u, 'letters, digits and single hyphens between them, at most 63'],
  [/^RoleArn$/u, 'the ARN of a role, such as arn:aws:iam::123456789012:role/SageMakerJobs'],
  [/^Environment\[/u, 'letters, digits and _, not a digit first'],
  [/^Tags\[\d+\]/u, 'letters, digits, spaces and _ . : / = + - @'],
  [
    /(?:Subnets|SecurityGroupIds)\[\d+\]$/u,
    'an id such as subnet-0a1b2c3d or sg-0a1b2c3d: letters, digits and hyphens',
  ],
  [/S3(?:Uri|OutputPath)$/u, 'a place in S3 such as s3://bucket/prefix/'],
  [/ChannelName$/u, 'letters, digits and . - _'],
  [/(?:^HyperParameters\[|ContainerArguments\[)/u, 'text on one line'],
];

/** What a member with a pattern takes, in words; `undefined` where only the pattern itself can say it. */
export function patternWords(path: string): string | undefined {
  return words.find(([of]) => of.test(path))?.[1];
}
