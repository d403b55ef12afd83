import type { CloudWatchLogsClientConfig } from '@aws-sdk/client-cloudwatch-logs';
import type { S3ClientConfig } from '@aws-sdk/client-s3';
import type { SageMakerClientConfig } from '@aws-sdk/client-sagemaker';
import { type Env, isReadOnlyIn, regionIn } from '../base/env.ts';
import { MlxError } from '../base/errors.ts';
import type { JobKind } from '../base/job-kind.ts';
import { mlxFolder } from '../base/folders.ts';
import { nearest } from '../base/nearest.ts';
import { askIdentity } from './ask-identity.ts';
import type { Service } from '../limits/operations.ts';
import { isProductionAt } from '../define/is-production.ts';
import type { Aws } from './aws.ts';
import type { HearCall } from './calls/call.ts';
import { watchCalls } from './calls/watch-calls.ts';
import { endpointOf } from './endpoint-of.ts';
import { once } from './once.ts';
import { readProfiles } from './profiles.ts';
import { tellErrors, type TellingClient } from './tell-errors.ts';

export interface OpenAwsOptions {
  /** `local` for the embedded AWS, the name of an AWS profile, or `aws` for whatever the SDK's credential chain finds. */
  on: string;
  project: { root: string; region?: string; production?: readonly string[] };
  env: Env;
  /** Hears of each call of each client. */
  onCall?: HearCall;
  /** Whether only calls that read are sent, besides MLX_READ_ONLY; asked before each call. */
  isReadOnly?: () => boolean;
}

/**
 * The one place where AWS clients are made, and so the one place that knows which AWS is behind them. Nothing is loaded,
 * opened or sent yet. Throws `AWS_PROFILE_UNKNOWN`, `AWS_REGION_MISSING`, `AWS_SERVICES_MISSING` and `AWS_ENDPOINT_UNUSABLE`.
 */
export async function openAws(options: OpenAwsOptions): Promise<Aws> {
  return options.on === 'local' ? openLocal(options) : openRemote(options);
}

/** The part of the clients' configuration in which the two differ. */
interface Connection {
  every: Pick<
    SageMakerClientConfig,
    'region' | 'credentials' | 'endpoint' | 'requestHandler' | 'retryMode' | 'maxAttempts' | 'profile'
  >;
  /** What is said of a service alone. */
  of?: (service: Service) => Pick<SageMakerClientConfig, 'endpoint' | 'ignoreConfiguredEndpointUrls'>;
  s3?: Pick<S3ClientConfig, 'forcePathStyle' | 'requestChecksumCalculation' | 'responseChecksumValidation'>;
  logsReader?: Pick<CloudWatchLogsClientConfig, 'requestHandler' | 'retryMode'>;
  /** Hears that the service refused the credentials. */
  onRefused?: () => void;
}

function openLocal(options: OpenAwsOptions): Aws {
  const { project, env } = options;
  const region = regionIn(env) ?? project.region ?? 'us-east-1';
  const embedded = once(async () => {
    const { openEmbedded } = await import('../local/open.ts');
    return openEmbedded({ home: mlxFolder(project.root), region, env });
  });
  const connect = async (): Promise<Connection> => {
    const { localRequestHandler } = await import('../local/wire/request-handler.ts');
    return {
      every: {
        region,
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
        // Fixed, so that AWS_ENDPOINT_URL, which is meant for profiles, changes nothing here.
        endpoint: 'http://127.0.0.1',
        requestHandler: localRequestHandler(await embedded()),
        retryMode: 'standard',
      },
      s3: {
        forcePathStyle: true,
        requestChecksumCalculation: 'WHEN_REQUIRED',
        responseChecksumValidation: 'WHEN_REQUIRED',
      },
    };
  };
  const place = {
    ...placeOf(options, region),
    jobRoom: async (kind: JobKind, name: string) => (await embedded()).jobRoom(kind, name),
  };
  return withClients(place, connect, async () => {
    if (embedded.begun()) (await embedded()).close();
  });
}

async function openRemote(options: OpenAwsOptions): Promise<Aws> {
  const { on, project, env } = options;
  const profile = on === 'aws' ? env['AWS_PROFILE'] : on;
  const profiles = profile ? await readProfiles(env) : [];
  const found = profiles.find(({ name }) => name === profile);
  if (profile && !found) {
    const known = profiles.map(({ name }) => name);
    throw new MlxError('AWS_PROFILE_UNKNOWN', { profile, known, nearest: nearest(profile, known) });
  }
  const region = regionIn(env) ?? project.region ?? found?.region;
  if (!region) throw new MlxError('AWS_REGION_MISSING', { where: on });
  // Of the profile of AWS_PROFILE the SDK knows the endpoints itself.
  const named = on === 'aws' ? undefined : found;
  const s3Endpoint = named && endpointOf('s3', named, env);
  const connect = async (): Promise<Connection> => {
    const { credentialChain } = await import('./credentials.ts');
    const { provider, renew } = credentialChain(profile, region);
    return {
      every: {
        region,
        profile,
        credentials: provider,
        requestHandler: { connectionTimeout: 5_000, socketTimeout: 60_000 },
        retryMode: 'adaptive',
        maxAttempts: 6,
      },
      of: named && ((service) => ({ endpoint: endpointOf(service, named, env), ignoreConfiguredEndpointUrls: true })),
      s3: { forcePathStyle: s3Endpoint !== undefined && !isOfAws(s3Endpoint) },
      logsReader: {
        // A half-open connection is noticed by its silence; large pages over a slow one are not silent.
        requestHandler: { connectionTimeout: 5_000, socketTimeout: 15_000 },
        retryMode: 'standard',
      },
      onRefused: renew,
    };
  };
  return withClients(placeOf(options, region), connect, async () => undefined);
}

/** Elsewhere than in AWS no names of hosts are kept for buckets. */
function isOfAws(endpoint: string): boolean {
  return /\.amazonaws\.com(?:\.cn)?$/.test(new URL(endpoint).hostname);
}

type Place = Pick<Aws, 'where' | 'region' | 'env' | 'isProduction' | 'isReadOnly' | 'jobRoom'> &
  Pick<OpenAwsOptions, 'onCall'>;

function placeOf({ on, project, env, onCall, isReadOnly }: OpenAwsOptions, region: string): Place {
  return {
    where: on,
    region,
    env,
    onCall,
    isProduction: isProductionAt(on, env, project),
    isReadOnly: () => isReadOnlyIn(env) || isReadOnly?.() === true,
  };
}

function withClients(
  { onCall, ...place }: Place,
  connect: () => Promise<Connection>,
  closeRest: () => Promise<void>,
): Aws {
  const open: { destroy(): void }[] = [];
  const connection = once(connect);
  const client = <C extends TellingClient & { destroy(): void }>(
    service: Service,
    make: (connection: Connection) => Promise<C>,
  ) =>
    once(async () => {
      const shared = await connection();
      const connected = { ...shared, every: { ...shared.every, ...shared.of?.(service) } };
      const made = tellErrors(await make(connected), place, connected.onRefused);
      open.push(made);
      return watchCalls(made, { service, onCall, isReadOnly: place.isReadOnly });
    });
  const sts = client('sts', async ({ every }) => (await import('./clients/sts.ts')).makeSTS(every));
  return {
    ...place,
    identity: once(async () => askIdentity(await sts())),
    sagemaker: client('sagemaker', async ({ every }) => (await import('./clients/sagemaker.ts')).makeSageMaker(every)),
    logs: client('logs', async ({ every }) => (await import('./clients/logs.ts')).makeCloudWatchLogs(every)),
    logsReader: client('logs', async ({ every, logsReader }) => {
      const { makeCloudWatchLogs } = await import('./clients/logs.ts');
      return makeCloudWatchLogs({ ...every, ...logsReader, maxAttempts: 1 });
    }),
    athena: client('athena', async ({ every }) => (await import('./clients/athena.ts')).makeAthena(every)),
    sfn: client('stepfunctions', async ({ every }) => (await import('./clients/sfn.ts')).makeSFN(every)),
    sqs: client('sqs', async ({ every }) => (await import('./clients/sqs.ts')).makeSQS(every)),
    lambda: client('lambda', async ({ every }) => (await import('./clients/lambda.ts')).makeLambda(every)),
    glue: client('glue', async ({ every }) => (await import('./clients/glue.ts')).makeGlue(every)),
    emrServerless: client('emr-serverless', async ({ every }) =>
      (await import('./clients/emr-serverless.ts')).makeEMRServerless(every),
    ),
    scheduler: client('scheduler', async ({ every }) => (await import('./clients/scheduler.ts')).makeScheduler(every)),
    s3: client('s3', async ({ every, s3 }) => (await import('./clients/s3.ts')).makeS3({ ...every, ...s3 })),
    sts,
    close: async () => {
      for (const made of open) made.destroy();
      await closeRest();
    },
  };
}
