import { entry } from '../entry.ts';

/** What stays true where more had been done before the call that failed; the entry's own words otherwise. */
export interface Arrived {
  still?: string;
}

/** The call that went wrong. */
export interface Call extends Arrived {
  service: string;
  operation: string;
  where: string;
  region: string;
}

export const awsErrors = {
  AWS_REFUSED: entry<
    Arrived & {
      service: string;
      operation: string;
      name: string;
      message: string;
      cause?: string;
      repair?: string;
    }
  >({
    audience: 'aws',
    what: ({ service, operation, name }) => `${service} refused ${operation}: ${name}`,
    why: ({ message, cause }) => (cause ? `${cause} ${service(message)}` : message),
    fix: ({ repair }) => repair ?? 'Run `mlx doctor` to check credentials, region and role.',
    still: ({ operation, still }) => still ?? `${operation} changed nothing.`,
  }),
  AWS_ACCESS_DENIED: entry<Call & { action?: string; resource?: string; message: string; repair?: string }>({
    audience: 'aws',
    what: ({ service, operation, action }) => `you may not ${action ?? `call ${operation} of ${service}`}`,
    why: ({ message }) => message || 'The service gave no reason.',
    fix: ({ action, resource, repair, operation }) =>
      repair ?? `Allow your identity ${action ?? operation}${resource ? ` on ${resource}` : ''}.`,
    still: ({ operation, still }) => still ?? `${operation} changed nothing.`,
  }),
  AWS_CREDENTIALS_MISSING: entry<{ where: string; message: string }>({
    audience: 'you',
    what: ({ where }) => `there are no credentials for "${where}"`,
    why: ({ message }) => message,
    fix: ({ where }) =>
      `Sign in with \`${where === 'aws' ? 'aws configure' : `aws configure --profile ${where}`}\`, or run here with \`--on local\`.`,
    still: () => 'Nothing was sent.',
  }),
  AWS_CREDENTIALS_EXPIRED: entry<Arrived & { where: string; message: string }>({
    audience: 'you',
    what: ({ where }) => `the credentials for "${where}" have expired`,
    why: ({ message }) => message,
    fix: ({ where }) =>
      `Sign in again: \`aws sso login${where === 'aws' ? '' : ` --profile ${where}`}\`, or renew the session you use.`,
    still: ({ still }) => still ?? 'Runs that were started go on.',
  }),
  AWS_CREDENTIALS_REFUSED: entry<{ where: string; message: string }>({
    audience: 'you',
    what: ({ where }) => `AWS does not accept the credentials for "${where}"`,
    why: ({ message }) => message,
    fix: () => 'Check the access key and its secret, the clock of this machine, and whether the key was disabled.',
    still: () => 'Nothing was changed.',
  }),
  AWS_PROFILE_UNKNOWN: entry<{ profile: string; known: readonly string[]; nearest?: string }>({
    audience: 'you',
    what: ({ profile }) => `there is no AWS profile "${profile}"`,
    why: ({ known }) =>
      known.length > 0
        ? `Profiles on this machine: ${known.join(', ')}.`
        : 'There are no AWS profiles on this machine.',
    fix: ({ profile, nearest }) =>
      nearest
        ? `Did you mean \`--on ${nearest}\`?`
        : `Make it with \`aws configure --profile ${profile}\`, or run here with \`--on local\`.`,
    still: () => 'Nothing was sent.',
  }),
  AWS_REGION_MISSING: entry<{ where: string }>({
    audience: 'you',
    what: ({ where }) => `no region is set for "${where}"`,
    why: () => 'It is taken from AWS_REGION, from `region` in mlx.toml, or from the profile.',
    fix: () => 'Write `region = "us-east-1"` (your own) into mlx.toml, or set AWS_REGION.',
    still: () => 'Nothing was sent.',
  }),
  AWS_ENDPOINT_UNUSABLE: entry<{ setting: string; endpoint: string }>({
    audience: 'you',
    what: ({ setting, endpoint }) => `${setting} is "${endpoint}", which is no endpoint`,
    why: () => 'An endpoint is a URL with http:// or https:// in front.',
    fix: ({ setting }) =>
      `Write ${setting} as \`http://127.0.0.1:4566\` is written, take it away, or set AWS_IGNORE_CONFIGURED_ENDPOINT_URLS=true.`,
    still: () => 'Nothing was sent.',
  }),
  AWS_SERVICES_MISSING: entry<{ profile: string; services: string }>({
    audience: 'you',
    what: ({ profile, services }) => `the profile "${profile}" names [services ${services}], and there is no such part`,
    why: () => 'It would say where the calls of single services go; without it they might go to the wrong AWS.',
    fix: ({ profile, services }) =>
      `Write [services ${services}] into the AWS configuration file, or take \`services\` out of the profile "${profile}".`,
    still: () => 'Nothing was sent.',
  }),
  AWS_UNREACHABLE: entry<Call & { reason: string }>({
    audience: 'aws',
    what: ({ service, region }) => `${service} in ${region} could not be reached`,
    why: ({ reason }) => reason,
    fix: ({ region }) =>
      `Check the network and that "${region}" is a region of AWS; a proxy or AWS_ENDPOINT_URL may be in the way.`,
    still: ({ operation }) =>
      /^(Get|List|Describe|Head|Search|Filter)/.test(operation)
        ? 'Nothing was changed.'
        : `Whether ${operation} arrived is not known; \`mlx ls\` tells.`,
  }),
  AWS_THROTTLED: entry<Call & { message: string }>({
    audience: 'aws',
    what: ({ service, operation }) => `${service} takes no more ${operation} calls for now`,
    why: ({ message }) => `${message || 'Too many calls in a short time.'} mlx tried several times.`,
    fix: () => 'Wait some seconds and try again.',
    still: ({ operation, still }) => still ?? `${operation} changed nothing.`,
  }),
  AWS_QUOTA: entry<Call & { quota?: string; limit?: number; message: string }>({
    audience: 'aws',
    what: ({ quota, limit, region }) =>
      quota ? `your quota of "${quota}" in ${region} is ${limit}` : `a quota of your account in ${region} is used up`,
    why: ({ message }) => message,
    fix: ({ quota }) =>
      `Choose another \`instance\`, wait for other jobs to end, or request more of ${quota ? `"${quota}"` : 'it'} in Service Quotas (Amazon SageMaker).`,
    still: ({ still }) => still ?? 'No job was started.',
  }),
  AWS_NAME_TAKEN: entry<Call & { message: string }>({
    audience: 'aws',
    what: ({ operation }) => `${operation}: the name is taken`,
    why: ({ message }) => message,
    fix: () => 'Run it again: mlx makes a new name each time.',
    still: () => 'The thing that has the name was not touched.',
  }),
  BUCKET_UNUSABLE: entry<{ bucket: string; reason: string }>({
    audience: 'you',
    what: ({ bucket }) => `mlx can't use the bucket ${bucket}`,
    why: ({ reason }) => `${capital(reason)}.`,
    fix: () => 'Name a bucket of your own in mlx.toml: `bucket = "my-bucket"`. It is made when it is missing.',
    still: () => 'Nothing was sent.',
  }),
  QUERY_FAILED: entry<Arrived & { sql: string; reason: string; nearest?: string }>({
    audience: 'you',
    what: ({ reason }) => `Athena can't run the query: ${reason}`,
    why: ({ sql }) => `The query: ${sql.length > 400 ? `${sql.slice(0, 400)}...` : sql}`,
    fix: ({ nearest }) =>
      nearest ? `Did you mean ${nearest}?` : 'Correct the query; `mlx tables` lists tables and columns.',
    still: ({ still }) => still ?? 'Athena keeps no rows of it.',
  }),
  TABLE_UNKNOWN: entry<{ name: string; nearest?: string }>({
    audience: 'you',
    what: ({ name }) => `there is no table ${name}`,
    why: () => 'Tables come from the catalogue of Athena, and from `[tables]` in mlx.toml.',
    fix: ({ nearest }) => (nearest ? `Did you mean ${nearest}?` : '`mlx tables` lists the tables.'),
    still: () => 'Nothing was changed.',
  }),
  TABLE_UNREADABLE: entry<{ source: string; reason: string }>({
    audience: 'you',
    what: ({ source }) => `${source} can't become a table`,
    why: ({ reason }) => `${capital(reason)}.`,
    fix: () => 'A table is made of Parquet, CSV with a header line, or JSON Lines; all its files alike.',
    still: () => 'The catalogue was not changed.',
  }),
  TABLE_COLUMN_REFUSED: entry<{ source: string; column: string; reason: string }>({
    audience: 'you',
    what: ({ source, column }) => `${source}: the column ${JSON.stringify(column)} can't be in a table`,
    why: ({ reason }) => `${capital(reason)}.`,
    fix: () => 'Rename the column or write it as another type.',
    still: () => 'The catalogue was not changed.',
  }),
  FILE_MISSING: entry<{ path: string; reason: string }>({
    audience: 'you',
    what: ({ path }) => `there is no file or folder ${path}`,
    why: ({ reason }) => `${capital(reason)}.`,
    fix: () => 'Correct the path; it is relative to the folder of the project.',
    still: () => 'Nothing was sent.',
  }),
  FEATURES_OFFLINE_MISSING: entry<{ group: string }>({
    audience: 'you',
    what: ({ group }) => `the feature group ${group} has no table to read`,
    why: () =>
      'Jobs read the offline store of a feature group, through its table in the catalogue; this group keeps none.',
    fix: () => 'Make the group with an offline store and its Glue table, or name the data by `s3://` or `table:`.',
    still: () => 'Nothing was sent.',
  }),
  ROLE_UNKNOWN: entry<{ caller: string }>({
    audience: 'you',
    what: () => 'no role is known for the job to run as',
    why: ({ caller }) => `You are ${caller}, which is not a role that a job can take.`,
    fix: () => 'Write `role = "arn:aws:iam::<account>:role/<name>"` into mlx.toml or the head.',
    still: () => 'Nothing was sent.',
  }),
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function service(message: string): string {
  return message ? `The service says: ${message}` : '';
}
