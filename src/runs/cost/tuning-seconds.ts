import { ListTrainingJobsForHyperParameterTuningJobCommand } from '@aws-sdk/client-sagemaker';
import type { Aws } from '../../aws/aws.ts';

/** Seconds of all trainings of a tuning job together, those that go on up to `now`. */
export async function tuningSeconds(aws: Aws, name: string, now: number): Promise<number> {
  const sagemaker = await aws.sagemaker();
  let seconds = 0;
  let NextToken: string | undefined;
  do {
    const page = await sagemaker.send(
      new ListTrainingJobsForHyperParameterTuningJobCommand({
        HyperParameterTuningJobName: name,
        MaxResults: 100,
        NextToken,
      }),
    );
    for (const { TrainingStartTime: from, TrainingEndTime: until } of page.TrainingJobSummaries ?? []) {
      if (from) seconds += ((until?.getTime() ?? now) - from.getTime()) / 1000;
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return seconds;
}
