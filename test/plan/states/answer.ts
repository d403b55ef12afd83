/** What a task asks of a service. */
export interface Parameters {
  ProcessingJobName: string;
  TrainingJobName: string;
  HyperParameterTuningJobName: string;
  ModelName: string;
  ModelPackageGroupName: string;
  OutputDataConfig: { S3OutputPath: string };
  QueryString: string;
  Key: string;
}

/** What a service answers a task, made from what it is asked alone. */
export function answer(resource: string, asked: Parameters): unknown {
  switch (resource.replace(/^arn:aws:states:::/, '')) {
    case 'sagemaker:createProcessingJob.sync':
      return { ...asked, ProcessingJobArn: arn('processing-job', asked.ProcessingJobName) };
    case 'sagemaker:createTrainingJob.sync':
      return training(asked.TrainingJobName, asked.OutputDataConfig.S3OutputPath);
    case 'aws-sdk:sagemaker:describeTrainingJob':
      return training(asked.TrainingJobName, 's3://bucket/tuned');
    case 'sagemaker:createHyperParameterTuningJob.sync': {
      const { HyperParameterTuningJobName } = asked;
      return {
        HyperParameterTuningJobName,
        BestTrainingJob: { TrainingJobName: `${HyperParameterTuningJobName}-001` },
      };
    }
    case 'sagemaker:createTransformJob.sync':
      return asked;
    case 'sagemaker:createModel':
      return { ModelArn: arn('model', asked.ModelName) };
    case 'aws-sdk:sagemaker:createModelPackage':
      return { ModelPackageArn: arn('model-package', `${asked.ModelPackageGroupName}/1`) };
    case 'athena:startQueryExecution.sync':
      return { QueryExecution: { Query: asked.QueryString } };
    case 'glue:startJobRun.sync':
    case 'emr-serverless:startJobRun.sync':
      return { JobRunState: 'SUCCEEDED' };
    case 'lambda:invoke':
      return { StatusCode: 200, Payload: { count: 5 } };
    case 'sqs:sendMessage.waitForTaskToken':
      return { by: 'ann' };
    case 'aws-sdk:s3:getObject':
      return { Body: JSON.stringify({ metrics: { auc: 4.5 }, auc: 0.5, key: asked.Key }) };
    default:
      throw new Error(`nobody answers ${resource}`);
  }
}

function arn(kind: string, name: string): string {
  return `arn:aws:sagemaker:eu-west-1:111122223333:${kind}/${name}`;
}

function training(TrainingJobName: string, S3OutputPath: string) {
  return {
    TrainingJobName,
    OutputDataConfig: { S3OutputPath },
    ModelArtifacts: { S3ModelArtifacts: `${S3OutputPath}/${TrainingJobName}/output/model.tar.gz` },
    FinalMetricDataList: [
      { MetricName: 'loss', Value: 0.25 },
      { MetricName: 'auc', Value: 4.5 },
    ],
  };
}
