import type { Thing } from './thing.ts';

/** Where a console is. */
export interface ConsolePlace {
  region: string;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  partition: string;
  account?: string;
}

/** A page of the console; `where` says the way from there, for what only SageMaker Studio shows, which has no addresses of its own. */
export interface ConsolePage {
  url: string;
  where?: string;
}

/** What has a page in the console: a thing, or data in S3. */
export type ConsoleSubject = Thing | { kind: 's3'; uri: string };

/** The address of a thing's page in the console of AWS; undefined for what AWS does not know: scripts, flows, runs that mlx drives. */
export function consoleUrl(subject: ConsoleSubject, place: ConsolePlace): ConsolePage | undefined {
  const host = hosts[place.partition];
  if (host === undefined) return undefined;
  const where = wayInStudio(subject);
  const path = where === undefined ? pathOf(subject, place) : `/sagemaker/home?region=${place.region}#/studio-landing`;
  return path === undefined ? undefined : { url: `https://${place.region}.${host}${path}`, ...(where && { where }) };
}

const hosts: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

/** Which menus of Studio lead to it. */
function wayInStudio(subject: ConsoleSubject): string | undefined {
  const arn = subject.kind === 's3' ? '' : (subject.arn ?? '');
  switch (subject.kind) {
    case 'feature group':
      return `Data, Feature Store, ${subject.name}`;
    case 'model':
      return /:model-package/u.test(arn) ? `Models, ${subject.name}` : undefined;
    case 'run': {
      const [, pipeline, execution] = /:pipeline\/([^/]+)\/execution\/([^/]+)$/u.exec(arn) ?? [];
      return execution === undefined ? undefined : `Pipelines, ${pipeline}, ${execution}`;
    }
    default:
      return undefined;
  }
}

function pathOf(subject: ConsoleSubject, place: ConsolePlace): string | undefined {
  switch (subject.kind) {
    case 'job':
    case 'flow':
      return undefined;
    case 'run':
      return runPath(subject.arn ?? '', place);
    case 'table':
      return tablePath(subject.name, place);
    case 'feature group':
      return undefined;
    case 'model':
      return sagemaker(place, 'models', subject.name);
    case 'endpoint':
      return sagemaker(place, 'endpoints', subject.name);
    case 'log group':
      return `/cloudwatch/home?region=${place.region}#logsV2:log-groups/log-group/${cloudWatchName(subject.name)}`;
    case 's3':
      return s3Path(subject.uri, place);
  }
}

/** An ARN tells of what kind a run is. What mlx drives itself has an S3 URI in its place, whose records can be looked at. */
function runPath(arn: string, place: ConsolePlace): string | undefined {
  if (arn.startsWith('s3://')) return s3Path(arn, place);
  if (/^arn:[^:]+:states:[^:]*:[^:]*:execution:/u.test(arn))
    return `/states/home?region=${place.region}#/v2/executions/details/${encodeURIComponent(arn)}`;
  const [, type = '', name = ''] = /^arn:[^:]+:sagemaker:[^:]*:[^:]*:([a-z-]+)\/(.+)$/u.exec(arn) ?? [];
  const page = Object.hasOwn(jobPages, type) ? jobPages[type] : undefined;
  return page && sagemaker(place, page, name);
}

const jobPages: Readonly<Record<string, string>> = {
  'training-job': 'jobs',
  'processing-job': 'processing-jobs',
  'transform-job': 'transform-jobs',
  'hyper-parameter-tuning-job': 'hyper-tuning-jobs',
};

function sagemaker({ region }: ConsolePlace, page: string, name: string): string {
  return `/sagemaker/home?region=${region}#/${page}/${encodeURIComponent(name)}`;
}

function tablePath(name: string, { region, account }: ConsolePlace): string {
  const [database = '', ...table] = name.split('.');
  const catalog = account === undefined ? '' : `&catalogId=${account}`;
  const names = `${encodeURIComponent(table.join('.'))}?database=${encodeURIComponent(database)}`;
  return `/glue/home?region=${region}#/v2/data-catalog/tables/view/${names}${catalog}`;
}

/** A key that ends with `/`, or none, is a folder of others. */
function s3Path(uri: string, { region }: ConsolePlace): string | undefined {
  const [, bucket, key = ''] = /^s3:\/\/([^/]+)\/?(.*)$/su.exec(uri) ?? [];
  if (bucket === undefined) return undefined;
  const name = encodeURIComponent(bucket);
  if (key === '' || key.endsWith('/')) return `/s3/buckets/${name}?region=${region}&prefix=${encodeURIComponent(key)}`;
  return `/s3/object/${name}?region=${region}&prefix=${encodeURIComponent(key)}`;
}

/** Names within the fragment are encoded twice, and `%` stands there as `$`. */
function cloudWatchName(name: string): string {
  return encodeURIComponent(encodeURIComponent(name)).replaceAll('%', '$');
}
