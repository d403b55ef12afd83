import type { Service } from '../../limits/operations.ts';
import type { Call, CallPlace } from './call.ts';
import { isOmitted } from './is-omitted.ts';
import { lackingIn } from './lacking.ts';
import { maskSecrets } from './mask-secrets.ts';
import { portOfServe } from './port-of-serve.ts';

/**
 * A module of TypeScript that makes a call again by the AWS SDK and prints the answer, with its remarks as comments above it.
 * Secrets are masked; in place of what was not kept stands what has its type.
 */
export function callAsTypeScript(call: Call, place: CallPlace): string {
  const { package: from, client } = clients[call.service];
  const command = `${call.operation}Command`;
  const { data: input, masked } = maskSecrets(call.input);
  const remarks = [...lackingIn(input, masked), ...placeRemarks(place)].map((remark) => `// ${remark}`);
  const settings = { region: place.region, ...settingsOf(call.service, place) };
  return [
    ...remarks,
    `import { ${client}, ${command} } from '@aws-sdk/${from}';`,
    '',
    `const client = new ${client}(${literal(settings, 0)});`,
    `console.log(await client.send(new ${command}(${literal(input, 0)})));`,
    '',
  ].join('\n');
}

const clients = {
  athena: { package: 'client-athena', client: 'AthenaClient' },
  'emr-serverless': { package: 'client-emr-serverless', client: 'EMRServerlessClient' },
  glue: { package: 'client-glue', client: 'GlueClient' },
  lambda: { package: 'client-lambda', client: 'LambdaClient' },
  logs: { package: 'client-cloudwatch-logs', client: 'CloudWatchLogsClient' },
  s3: { package: 'client-s3', client: 'S3Client' },
  sagemaker: { package: 'client-sagemaker', client: 'SageMakerClient' },
  scheduler: { package: 'client-scheduler', client: 'SchedulerClient' },
  sqs: { package: 'client-sqs', client: 'SQSClient' },
  stepfunctions: { package: 'client-sfn', client: 'SFNClient' },
  sts: { package: 'client-sts', client: 'STSClient' },
} as const satisfies Readonly<Record<Service, { package: string; client: string }>>;

function settingsOf(service: Service, { where }: CallPlace): object {
  if (where !== 'local') return where === 'aws' ? {} : { profile: where };
  const endpoint = { endpoint: `http://127.0.0.1:${portOfServe}` };
  return service === 's3' ? { ...endpoint, forcePathStyle: true } : endpoint;
}

function placeRemarks({ where }: CallPlace): string[] {
  return where === 'local' ? ['`mlx local serve` must run, with the variables that it prints'] : [];
}

/** A value as a literal; `depth` is that of the line it begins in. */
function literal(value: unknown, depth: number): string {
  if (value instanceof Date) return `new Date(${quoted(value.toISOString())})`;
  if (value instanceof Uint8Array) return `Buffer.from(${quoted(Buffer.from(value).toString('base64'))}, 'base64')`;
  if (isOmitted(value)) return omittedLiteral(value.$omitted);
  if (Array.isArray(value))
    return block(
      '[',
      value.map((member) => literal(member, depth + 1)),
      ']',
      depth,
    );
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return block(
      '{',
      members.map(([name, member]) => `${keyOf(name)}: ${literal(member, depth + 1)}`),
      '}',
      depth,
    );
  }
  return typeof value === 'string' ? quoted(value) : String(value);
}

function omittedLiteral(what: string): string {
  return what.endsWith('bytes') ? 'new Uint8Array()' : quoted(`<${what}>`);
}

const mostInLine = 80;

function block(open: string, members: readonly string[], close: string, depth: number): string {
  if (members.length === 0) return open + close;
  const space = open === '{' ? ' ' : '';
  const inLine = `${open}${space}${members.join(', ')}${space}${close}`;
  if (inLine.length <= mostInLine && !inLine.includes('\n')) return inLine;
  const indent = '  '.repeat(depth + 1);
  return `${open}\n${members.map((member) => `${indent}${member},\n`).join('')}${'  '.repeat(depth)}${close}`;
}

function keyOf(name: string): string {
  return /^[A-Za-z_]\w*$/.test(name) && name !== '__proto__'
    ? name
    : name === '__proto__'
      ? "['__proto__']"
      : quoted(name);
}

/** In single quotes, with nothing in it that an editor or a terminal would show otherwise. */
function quoted(text: string): string {
  const json = JSON.stringify(text)
    .slice(1, -1)
    .replaceAll(String.raw`\"`, '"')
    .replaceAll("'", String.raw`\'`);
  return `'${json.replaceAll(hidden, (one) => String.raw`\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`;
}

const hidden = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;
