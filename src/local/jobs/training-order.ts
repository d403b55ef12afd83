import { hostNames } from './host-names.ts';
import { JobFault } from './job-fault.ts';
import { scriptSource, type ScriptSource } from './script-source.ts';
import { standIn } from './stand-in.ts';
import type { JobRecord } from './book.ts';
import type { HostOrder, InputOrder, OutputOrder, WorkOrder } from './work-order.ts';

/** The members of CreateTrainingJob that decide how the job runs. */
interface TrainingRequest {
  AlgorithmSpecification?: {
    TrainingInputMode?: string;
    ContainerEntrypoint?: string[];
    ContainerArguments?: string[];
    MetricDefinitions?: { Name: string; Regex: string }[];
  };
  HyperParameters?: Record<string, string>;
  InputDataConfig?: Channel[];
  OutputDataConfig: { S3OutputPath: string; CompressionType?: string };
  ResourceConfig?: { InstanceType?: string; InstanceCount?: number };
  StoppingCondition?: { MaxRuntimeInSeconds?: number };
  CheckpointConfig?: { S3Uri: string; LocalPath?: string };
  Environment?: Record<string, string>;
}

interface Channel {
  ChannelName: string;
  ContentType?: string;
  InputMode?: string;
  RecordWrapperType?: string;
  DataSource?: {
    S3DataSource?: { S3DataType: string; S3Uri: string; S3DataDistributionType?: string };
  };
}

const dayInSeconds = 86_400;

/** What a CreateTrainingJob request asks of the machine. */
export function trainingOrder(record: Pick<JobRecord, 'name' | 'arn' | 'request'>): WorkOrder {
  const request = record.request as unknown as TrainingRequest;
  const algorithm = request.AlgorithmSpecification ?? {};
  const channels = request.InputDataConfig ?? [];
  const restored = checkpointsOf(request);
  const { inputs, ...program } = programOf(request);
  const results = resultsOf(request, record.name);
  return {
    ...program,
    environment: {
      TRAINING_JOB_NAME: record.name,
      TRAINING_JOB_ARN: record.arn,
      ...request.Environment,
    },
    inputs: [
      ...channels.map((channel) => inputOf(channel, algorithm.TrainingInputMode)),
      ...inputs,
      ...restored.inputs,
    ],
    outputs: [...results.outputs, ...restored.outputs],
    folders: ['/opt/ml/model', '/opt/ml/output/data', '/opt/ml/input/data'],
    files: configFiles(request, channels),
    hosts: hostsOf(request),
    limit: 1000 * (request.StoppingCondition?.MaxRuntimeInSeconds ?? dayInSeconds),
    metrics: (algorithm.MetricDefinitions ?? []).map(({ Name, Regex }) => ({ name: Name, regex: Regex })),
    messageFile: '/opt/ml/output/failure',
    artifact: results.artifact,
  };
}

/** What the request says to run: its own entrypoint, or by script mode's settings the script that these name. */
function programOf({
  AlgorithmSpecification: algorithm = {},
  HyperParameters: params = {},
  Environment: environment = {},
}: TrainingRequest): Pick<WorkOrder, 'command' | 'inputs' | 'programs'> {
  const command = [...(algorithm.ContainerEntrypoint ?? []), ...(algorithm.ContainerArguments ?? [])];
  if (command.length > 0) return { command, inputs: [] };
  const { sagemaker_program: program, sagemaker_submit_directory: directory } = params;
  const script = scriptSource({
    ...environment,
    ...(program !== undefined && { SAGEMAKER_PROGRAM: unquoted(program) }),
    ...(directory !== undefined && { SAGEMAKER_SUBMIT_DIRECTORY: unquoted(directory) }),
  });
  return script
    ? { ...standIn('script_mode.py', ['train', ...folderOf(script)]), inputs: script.inputs }
    : { command, inputs: [] };
}

function folderOf({ folder }: ScriptSource): string[] {
  return folder === undefined ? [] : [folder];
}

/** Clients of script mode write each hyperparameter as JSON. */
function unquoted(text: string): string {
  return /^"(?:[^"\\])*"$/.test(text) ? text.slice(1, -1) : text;
}

function inputOf(channel: Channel, defaultMode = 'File'): InputOrder {
  const name = channel.ChannelName;
  const source = channel.DataSource?.S3DataSource;
  if (!source)
    throw new JobFault(
      `ClientError: Channel "${name}" has no S3DataSource, the one source that the embedded AWS reads.`,
    );
  if ((channel.InputMode ?? defaultMode) === 'Pipe' || source.S3DataType === 'AugmentedManifestFile') {
    throw new JobFault(
      `ClientError: Channel "${name}" uses Pipe mode. The embedded AWS moves files: use File or FastFile.`,
    );
  }
  return {
    name,
    uri: source.S3Uri,
    form: source.S3DataType === 'ManifestFile' ? 'manifest' : 'prefix',
    folder: `/opt/ml/input/data/${name}`,
    sharded: source.S3DataDistributionType === 'ShardedByS3Key',
    mayBeEmpty: false,
  };
}

/** Model and further files: archives, or the files themselves where CompressionType is NONE. */
function resultsOf(request: TrainingRequest, name: string): { outputs: OutputOrder[]; artifact: string } {
  const base = `${request.OutputDataConfig.S3OutputPath.replace(/\/+$/, '')}/${name}/output`;
  const asFiles = request.OutputDataConfig.CompressionType === 'NONE';
  const form = asFiles ? 'files' : 'archive';
  const artifact = asFiles ? `${base}/model/` : `${base}/model.tar.gz`;
  return {
    artifact,
    outputs: [
      {
        form,
        folder: '/opt/ml/model',
        uri: artifact,
        continuous: false,
        after: ['Completed', 'Stopped'],
        evenEmpty: true,
      },
      {
        form,
        folder: '/opt/ml/output/data',
        uri: asFiles ? `${base}/data/` : `${base}/output.tar.gz`,
        continuous: false,
        after: ['Completed', 'Stopped', 'Failed'],
        evenEmpty: false,
      },
    ],
  };
}

function checkpointsOf(request: TrainingRequest): { inputs: InputOrder[]; outputs: OutputOrder[] } {
  if (!request.CheckpointConfig) return { inputs: [], outputs: [] };
  const { S3Uri: uri, LocalPath: folder = '/opt/ml/checkpoints' } = request.CheckpointConfig;
  return {
    inputs: [{ name: 'checkpoints', uri, form: 'prefix', folder, mayBeEmpty: true }],
    outputs: [
      { form: 'files', folder, uri, continuous: true, after: ['Completed', 'Stopped', 'Failed'], evenEmpty: false },
    ],
  };
}

function configFiles(request: TrainingRequest, channels: readonly Channel[]): Record<string, unknown> {
  return {
    '/opt/ml/input/config/hyperparameters.json': request.HyperParameters ?? {},
    '/opt/ml/input/config/inputdataconfig.json': Object.fromEntries(
      channels.map((channel) => [channel.ChannelName, channelConfig(channel, request)]),
    ),
  };
}

function hostsOf({ ResourceConfig: resources = {} }: TrainingRequest): HostOrder[] {
  const { InstanceType: instance = 'local', InstanceCount: count } = resources;
  const hosts = hostNames(count);
  const group = 'homogeneousCluster';
  const shared = {
    current_instance_type: instance,
    current_group_name: group,
    hosts,
    instance_groups: [{ instance_group_name: group, instance_type: instance, hosts }],
    network_interface_name: 'lo',
  };
  return hosts.map((name) => ({
    name,
    files: { '/opt/ml/input/config/resourceconfig.json': { current_host: name, ...shared } },
  }));
}

function channelConfig(channel: Channel, request: TrainingRequest): Record<string, string> {
  return {
    TrainingInputMode: channel.InputMode ?? request.AlgorithmSpecification?.TrainingInputMode ?? 'File',
    S3DistributionType: channel.DataSource?.S3DataSource?.S3DataDistributionType ?? 'FullyReplicated',
    RecordWrapperType: channel.RecordWrapperType ?? 'None',
    ...(channel.ContentType && { ContentType: channel.ContentType }),
  };
}
