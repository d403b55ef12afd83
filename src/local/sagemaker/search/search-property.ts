/** Maps and lists of pairs, whose own keys are searched as `<property>.<key>`; a key may hold dots. */
const keyed: Readonly<Record<string, { member: string; key?: string; value?: string }>> = {
  HyperParameters: { member: 'HyperParameters' },
  Environment: { member: 'Environment' },
  Tags: { member: 'Tags', key: 'Key', value: 'Value' },
  Metrics: { member: 'FinalMetricDataList', key: 'MetricName', value: 'Value' },
};

/** The first names of the properties that a training job can be searched by. */
const properties = `
  HyperParameters Environment Tags Metrics TrainingJobName TrainingJobArn TuningJobArn LabelingJobArn AutoMLJobArn
  ModelArtifacts TrainingJobStatus SecondaryStatus FailureReason AlgorithmSpecification RoleArn InputDataConfig
  OutputDataConfig ResourceConfig WarmPoolStatus VpcConfig StoppingCondition CreationTime TrainingStartTime
  TrainingEndTime LastModifiedTime SecondaryStatusTransitions FinalMetricDataList EnableNetworkIsolation
  EnableInterContainerTrafficEncryption EnableManagedSpotTraining RetryStrategy CheckpointConfig TrainingTimeInSeconds
  BillableTimeInSeconds DebugHookConfig ExperimentConfig DebugRuleConfigurations TensorBoardOutputConfig
  DebugRuleEvaluationStatuses ProfilerConfig
`
  .trim()
  .split(/\s+/);

/** Whether a training job can have a property of this name. */
export function isProperty(name: string): boolean {
  return properties.includes(firstOf(name));
}

export function isTime(name: string): boolean {
  return /(?:Time|Timestamp)$/.test(name) && !Object.hasOwn(keyed, firstOf(name));
}

/** All values that a described job has under a property's name; a list on the way gives those of each of its items. */
export function valuesAt(job: Readonly<Record<string, unknown>>, name: string): unknown[] {
  const first = firstOf(name);
  const pairs = first !== name && Object.hasOwn(keyed, first) ? keyed[first] : undefined;
  if (!pairs) return at(job, name.split('.'));
  return present(pairValue(job[pairs.member], name.slice(first.length + 1), pairs.key, pairs.value));
}

/** A value as text that can be compared. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function firstOf(name: string): string {
  return name.split('.', 1)[0] ?? '';
}

function pairValue(held: unknown, wanted: string, key?: string, value?: string): unknown {
  if (key === undefined || value === undefined) return memberOf(held, wanted);
  const pair = (held as Record<string, unknown>[] | undefined)?.find((each) => each[key] === wanted);
  return pair?.[value];
}

function at(value: unknown, steps: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap((item) => at(item, steps));
  const [step, ...rest] = steps;
  return step === undefined ? present(value) : at(memberOf(value, step), rest);
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return (value as Record<string, unknown>)[name];
}

function present(value: unknown): unknown[] {
  return value === undefined || value === null ? [] : [value];
}
