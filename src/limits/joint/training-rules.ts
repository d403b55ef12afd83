import { spanning, type Violation } from '../violation.ts';
import { localDisk } from './local-disk.ts';
import { repeated } from './repeated.ts';

/** As much of CreateTrainingJob as these rules look at. Absent members may be `null`. */
export interface TrainingRequest {
  AlgorithmSpecification?: { TrainingImage?: string | null; AlgorithmName?: string | null } | null;
  InputDataConfig?: readonly { ChannelName: string }[] | null;
  ResourceConfig?: {
    InstanceType?: string | null;
    InstanceCount?: number | null;
    InstanceGroups?: unknown;
    InstancePreferences?: unknown;
    VolumeSizeInGB?: number | null;
    VolumeKmsKeyId?: string | null;
  } | null;
  StoppingCondition?: { MaxRuntimeInSeconds?: number | null; MaxWaitTimeInSeconds?: number | null } | null;
  EnableManagedSpotTraining?: boolean | null;
  ServerlessJobConfig?: unknown;
  Tags?: readonly { Key: string }[] | null;
}

type TrainingRule = (request: TrainingRequest) => Violation[];

/** The rules of CreateTrainingJob that join several members, by name. */
export const trainingRules: Readonly<Record<string, TrainingRule>> = {
  ordinaryJobIsWhole,
  algorithmIsOne,
  machinesAreNamed,
  volumeFitsLocalDisk,
  localDiskTakesNoKey,
  spotWaitsAtLeastAsLongAsItRuns,
  onlySpotWaits,
  channelNamesDiffer,
  tagsDiffer,
};

/** The model leaves these optional for the sake of serverless jobs alone. */
function ordinaryJobIsWhole(request: TrainingRequest): Violation[] {
  if (request.ServerlessJobConfig) return [];
  return (['AlgorithmSpecification', 'ResourceConfig', 'StoppingCondition'] as const)
    .filter((member) => !request[member])
    .map((member) => spanning([member], undefined, { rule: 'required' }));
}

function algorithmIsOne({ AlgorithmSpecification: algorithm }: TrainingRequest): Violation[] {
  if (!algorithm || Boolean(algorithm.TrainingImage) !== Boolean(algorithm.AlgorithmName)) return [];
  const says = 'AlgorithmSpecification must have exactly one of TrainingImage and AlgorithmName';
  return [spanning(['AlgorithmSpecification'], algorithm, { rule: 'joint', says })];
}

function machinesAreNamed({ ResourceConfig: resources }: TrainingRequest): Violation[] {
  if (!resources || resources.InstanceGroups || resources.InstancePreferences) return [];
  const missing = (['InstanceType', 'InstanceCount'] as const)
    .filter((member) => (resources[member] ?? undefined) === undefined)
    .map((member) => spanning(['ResourceConfig', member], undefined, { rule: 'required' }));
  if (resources.InstanceCount !== 0) return missing;
  return [...missing, spanning(['ResourceConfig', 'InstanceCount'], 0, { rule: 'range', size: 0, min: 1 })];
}

function volumeFitsLocalDisk({ ResourceConfig: resources }: TrainingRequest): Violation[] {
  const max = localDisk(resources?.InstanceType ?? '');
  const size = resources?.VolumeSizeInGB ?? 0;
  if (max === undefined || size <= max) return [];
  return [spanning(['ResourceConfig', 'VolumeSizeInGB'], size, { rule: 'range', size, max })];
}

function localDiskTakesNoKey({ ResourceConfig: resources }: TrainingRequest): Violation[] {
  if (!resources?.VolumeKmsKeyId || localDisk(resources.InstanceType ?? '') === undefined) return [];
  const says = `VolumeKmsKeyId can't be given with ${resources.InstanceType}, which has a local disk`;
  return [spanning(['ResourceConfig', 'VolumeKmsKeyId'], resources.VolumeKmsKeyId, { rule: 'joint', says })];
}

function spotWaitsAtLeastAsLongAsItRuns(request: TrainingRequest): Violation[] {
  if (!request.EnableManagedSpotTraining) return [];
  const path = ['StoppingCondition', 'MaxWaitTimeInSeconds'];
  const wait = request.StoppingCondition?.MaxWaitTimeInSeconds;
  if (!wait) return [spanning(path, undefined, { rule: 'required' })];
  const run = request.StoppingCondition?.MaxRuntimeInSeconds ?? 86_400;
  if (wait >= run) return [];
  const says = `MaxWaitTimeInSeconds (${wait}) must be at least MaxRuntimeInSeconds (${run})`;
  return [spanning(path, wait, { rule: 'joint', says })];
}

function onlySpotWaits({ EnableManagedSpotTraining, StoppingCondition }: TrainingRequest): Violation[] {
  const wait = StoppingCondition?.MaxWaitTimeInSeconds;
  if (EnableManagedSpotTraining || !wait) return [];
  const says = 'MaxWaitTimeInSeconds can be given only with EnableManagedSpotTraining';
  return [spanning(['StoppingCondition', 'MaxWaitTimeInSeconds'], wait, { rule: 'joint', says })];
}

function channelNamesDiffer({ InputDataConfig }: TrainingRequest): Violation[] {
  return repeated(
    (InputDataConfig ?? []).map(({ ChannelName }) => ChannelName),
    (index) => ['InputDataConfig', index, 'ChannelName'],
    (name) => `Two channels have the name ${name}`,
  );
}

function tagsDiffer({ Tags }: TrainingRequest): Violation[] {
  return repeated(
    (Tags ?? []).map(({ Key }) => Key),
    (index) => ['Tags', index, 'Key'],
    (key) => `Two tags have the key ${key}`,
  );
}
