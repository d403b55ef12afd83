import { spanning, type Violation } from '../violation.ts';
import { localDisk } from './local-disk.ts';
import { repeated } from './repeated.ts';

/** As much of CreateProcessingJob as these rules look at. Absent members may be `null`. */
export interface ProcessingRequest {
  ProcessingInputs?: readonly ProcessingInput[] | null;
  ProcessingOutputConfig?: { Outputs: readonly ProcessingOutput[] } | null;
  ProcessingResources: {
    ClusterConfig: {
      InstanceType?: string | null;
      InstanceCount?: number | null;
      InstancePreferences?: unknown;
      VolumeSizeInGB: number;
    };
  };
  Tags?: readonly { Key: string }[] | null;
}

interface ProcessingInput {
  InputName: string;
  AppManaged?: boolean | null;
  S3Input?: {
    LocalPath?: string | null;
    S3InputMode?: string | null;
    S3CompressionType?: string | null;
  } | null;
  DatasetDefinition?: { LocalPath?: string | null } | null;
}

interface ProcessingOutput {
  OutputName: string;
  AppManaged?: boolean | null;
  S3Output?: { LocalPath?: string | null } | null;
  FeatureStoreOutput?: unknown;
}

type ProcessingRule = (request: ProcessingRequest) => Violation[];

/** The rules of CreateProcessingJob that join several members, by name. */
export const processingRules: Readonly<Record<string, ProcessingRule>> = {
  machinesAreNamed,
  volumeFitsLocalDisk,
  inputsHaveOneSource,
  inputsLieBelowProcessing,
  inputsNeedAMode,
  gzipNeedsPipe,
  inputNamesDiffer,
  outputsHaveOnePlace,
  outputsLieBelowProcessing,
  outputNamesDiffer,
  localPathsDiffer,
  tagsDiffer,
};

const cluster = ['ProcessingResources', 'ClusterConfig'] as const;

function machinesAreNamed({ ProcessingResources: { ClusterConfig } }: ProcessingRequest): Violation[] {
  if (ClusterConfig.InstancePreferences) return [];
  return (['InstanceType', 'InstanceCount'] as const)
    .filter((member) => (ClusterConfig[member] ?? undefined) === undefined)
    .map((member) => spanning([...cluster, member], undefined, { rule: 'required' }));
}

function volumeFitsLocalDisk({ ProcessingResources: { ClusterConfig } }: ProcessingRequest): Violation[] {
  const max = localDisk(ClusterConfig.InstanceType ?? '');
  const size = ClusterConfig.VolumeSizeInGB;
  if (max === undefined || size <= max) return [];
  return [spanning([...cluster, 'VolumeSizeInGB'], size, { rule: 'range', size, max })];
}

function inputsHaveOneSource({ ProcessingInputs }: ProcessingRequest): Violation[] {
  return flatMap(ProcessingInputs, (input, index) => {
    if (Boolean(input.S3Input) !== Boolean(input.DatasetDefinition)) return [];
    const says = `Input ${input.InputName} must have exactly one of S3Input and DatasetDefinition`;
    return [spanning(['ProcessingInputs', index], input, { rule: 'joint', says })];
  });
}

function inputsLieBelowProcessing({ ProcessingInputs }: ProcessingRequest): Violation[] {
  return flatMap(ProcessingInputs, ({ AppManaged, S3Input, InputName }, index) => {
    if (!S3Input || AppManaged) return [];
    const path = ['ProcessingInputs', index, 'S3Input', 'LocalPath'];
    return below(path, S3Input.LocalPath, `Input ${InputName}`);
  });
}

function inputsNeedAMode({ ProcessingInputs }: ProcessingRequest): Violation[] {
  return flatMap(ProcessingInputs, ({ AppManaged, S3Input }, index) =>
    !S3Input || AppManaged || S3Input.S3InputMode
      ? []
      : [spanning(['ProcessingInputs', index, 'S3Input', 'S3InputMode'], undefined, { rule: 'required' })],
  );
}

function gzipNeedsPipe({ ProcessingInputs }: ProcessingRequest): Violation[] {
  return flatMap(ProcessingInputs, ({ S3Input, InputName }, index) => {
    if (S3Input?.S3CompressionType !== 'Gzip' || S3Input.S3InputMode === 'Pipe') return [];
    const path = ['ProcessingInputs', index, 'S3Input', 'S3CompressionType'];
    const says = `Input ${InputName} can have S3CompressionType Gzip only with S3InputMode Pipe`;
    return [spanning(path, 'Gzip', { rule: 'joint', says })];
  });
}

function inputNamesDiffer({ ProcessingInputs }: ProcessingRequest): Violation[] {
  return repeated(
    (ProcessingInputs ?? []).map(({ InputName }) => InputName),
    (index) => ['ProcessingInputs', index, 'InputName'],
    (name) => `Two inputs have the name ${name}`,
  );
}

function outputsHaveOnePlace({ ProcessingOutputConfig }: ProcessingRequest): Violation[] {
  return flatMap(ProcessingOutputConfig?.Outputs, (output, index) => {
    const { S3Output, FeatureStoreOutput, AppManaged } = output;
    if (S3Output ? !FeatureStoreOutput : FeatureStoreOutput && AppManaged) return [];
    const says = `Output ${output.OutputName} must have S3Output, or FeatureStoreOutput with AppManaged`;
    return [spanning(['ProcessingOutputConfig', 'Outputs', index], output, { rule: 'joint', says })];
  });
}

function outputsLieBelowProcessing({ ProcessingOutputConfig }: ProcessingRequest): Violation[] {
  return flatMap(ProcessingOutputConfig?.Outputs, ({ AppManaged, S3Output, OutputName }, index) => {
    if (!S3Output || AppManaged) return [];
    const path = ['ProcessingOutputConfig', 'Outputs', index, 'S3Output', 'LocalPath'];
    return below(path, S3Output.LocalPath, `Output ${OutputName}`);
  });
}

function outputNamesDiffer({ ProcessingOutputConfig }: ProcessingRequest): Violation[] {
  return repeated(
    (ProcessingOutputConfig?.Outputs ?? []).map(({ OutputName }) => OutputName),
    (index) => ['ProcessingOutputConfig', 'Outputs', index, 'OutputName'],
    (name) => `Two outputs have the name ${name}`,
  );
}

function localPathsDiffer({ ProcessingInputs }: ProcessingRequest): Violation[] {
  return repeated(
    (ProcessingInputs ?? []).map(({ S3Input }) => S3Input?.LocalPath?.replace(/\/+$/u, '')),
    (index) => ['ProcessingInputs', index, 'S3Input', 'LocalPath'],
    (path) => `Two inputs have the LocalPath ${path}`,
  );
}

function tagsDiffer({ Tags }: ProcessingRequest): Violation[] {
  return repeated(
    (Tags ?? []).map(({ Key }) => Key),
    (index) => ['Tags', index, 'Key'],
    (key) => `Two tags have the key ${key}`,
  );
}

function below(path: readonly (string | number)[], local: string | null | undefined, what: string): Violation[] {
  if (!local) return [spanning(path, undefined, { rule: 'required' })];
  if (local.startsWith('/opt/ml/processing/')) return [];
  return [spanning(path, local, { rule: 'joint', says: `${what} must have a LocalPath below /opt/ml/processing/` })];
}

function flatMap<T, R>(list: readonly T[] | null | undefined, each: (item: T, index: number) => R[]): R[] {
  return (list ?? []).flatMap((item, index) => each(item, index));
}
