/** What a service answers a task, made from what it is asked alone. */
export function answer(resource: string, parameters: Record<string, any>): unknown {
  const arn = (kind: string, name: string) => `arn:aws:sagemaker:eu-west-1:111122223333:${kind}/${name}`;
  switch (resource.replace(/^arn:aws:states:::/, '')) {
    case 'sagemaker:createProcessingJob.sync':
      return { ...parameters, ProcessingJobArn: arn('processing-job', parameters['ProcessingJobName']) };
    case 'sagemaker:createTrainingJob.sync':
      return training(parameters['TrainingJobName'], parameters['OutputDataConfig']['S3OutputPath']);
    case 'aws-sdk:sagemaker:describeTrainingJob':
      return training(parameters['TrainingJobName'], 's3://bucket/tuned');
    case 'sagemaker:createHyperParameterTuningJob.sync': {
      const name: string = parameters['HyperParameterTuningJobName'];
      return { HyperParameterTuningJobName: name, BestTrainingJob: { TrainingJobName: `${name}-001` } };
    }
    case 'sagemaker:createTransformJob.sync':
      return parameters;
    case 'sagemaker:createModel':
      return { ModelArn: arn('model', parameters['ModelName']) };
    case 'aws-sdk:sagemaker:createModelPackage':
      return { ModelPackageArn: arn('model-package', `${parameters['ModelPackageGroupName']}/1`) };
    case 'athena:startQueryExecution.sync':
      return { QueryExecution: { Query: parameters['QueryString'] } };
    case 'lambda:invoke':
      return { StatusCode: 200, Payload: { count: 5 } };
    case 'sqs:sendMessage.waitForTaskToken':
      return { by: 'ann' };
    case 'aws-sdk:s3:getObject':
      return { Body: JSON.stringify({ metrics: { auc: 4.5 }, auc: 0.5, key: parameters['Key'] }) };
    default:
      throw new Error(`nobody answers ${resource}`);
  }
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
