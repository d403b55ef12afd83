import type { Service } from '../../limits/operations.ts';
import type { Embedded, JsonService, WireRequest, WireResponse } from '../embedded.ts';
import type { RestService } from './rest-json.ts';

/** A service that speaks AWS JSON, loaded when it is first called. */
export interface LazyJsonService {
  /** Its name in the tables of limits. */
  model: Service;
  load: (aws: Embedded) => Promise<JsonService>;
}

/** The services of the embedded AWS that speak AWS JSON, by the prefix of `X-Amz-Target`. */
export const jsonServices: Readonly<Record<string, LazyJsonService>> = {
  SageMaker: {
    model: 'sagemaker',
    load: async (aws) => {
      const { migrateSagemaker, sagemakerService } = await import('../sagemaker/service.ts');
      migrateSagemaker(aws.state);
      return sagemakerService;
    },
  },
  Logs_20140328: {
    model: 'logs',
    load: async () => (await import('../cloudwatch/service.ts')).logsService,
  },
  AmazonAthena: {
    model: 'athena',
    load: async (aws) => {
      const [{ athenaService }, { migrateAthena }] = await Promise.all([
        import('../athena/service.ts'),
        import('../athena/migrate.ts'),
      ]);
      migrateAthena(aws.state);
      return athenaService;
    },
  },
  AWSGlue: {
    model: 'glue',
    load: async (aws) => {
      const [{ glueService }, { migrateGlue }] = await Promise.all([
        import('../glue/service.ts'),
        import('../glue/migrate.ts'),
      ]);
      migrateGlue(aws.state);
      return glueService;
    },
  },
  AWSStepFunctions: {
    model: 'stepfunctions',
    load: async (aws) => {
      const [{ statesService }, { migrateStates }] = await Promise.all([
        import('../states/service.ts'),
        import('../states/migrate.ts'),
      ]);
      migrateStates(aws.state);
      return statesService;
    },
  },
  AmazonSQS: {
    model: 'sqs',
    load: async (aws) => {
      const [{ sqsService }, { migrateSqs }] = await Promise.all([
        import('../sqs/service.ts'),
        import('../sqs/migrate.ts'),
      ]);
      migrateSqs(aws.state);
      return sqsService;
    },
  },
};

/** A service that speaks REST-JSON, loaded when it is first called. */
export interface LazyRestService extends LazyJsonService {
  load: (aws: Embedded) => Promise<RestService>;
}

/** The services that speak REST-JSON, by the name in a signature's scope. */
export const restServices: Readonly<Record<string, LazyRestService>> = {
  'emr-serverless': {
    model: 'emr-serverless',
    load: async (aws) => {
      const [{ emrServerlessService }, { migrateEmrServerless }] = await Promise.all([
        import('../emr-serverless/service.ts'),
        import('../emr-serverless/migrate.ts'),
      ]);
      migrateEmrServerless(aws.state);
      return emrServerlessService;
    },
  },
  lambda: {
    model: 'lambda',
    load: async (aws) => {
      const [{ lambdaService }, { migrateLambda }] = await Promise.all([
        import('../lambda/service.ts'),
        import('../lambda/migrate.ts'),
      ]);
      migrateLambda(aws.state);
      return lambdaService;
    },
  },
};

type Handle = (request: WireRequest, aws: Embedded) => Promise<WireResponse>;

/** The services that speak XML, by the name in a signature's scope. */
export const xmlServices: Readonly<Record<string, () => Promise<Handle>>> = {
  s3: async () => (await import('../s3/service.ts')).handleS3,
  sts: async () => (await import('../sts.ts')).handleSts,
};
