import { type Env, regionIn } from '../base/env.ts';
import type { JobKind } from '../base/job-kind.ts';
import { accessKeyIdIn } from './access-key.ts';
import type { Identity } from './embedded.ts';
import { homeAt } from './home.ts';
import { type JobRoom, jobRoom } from './jobs/job-room.ts';
import { openParts } from './open-parts.ts';
import { stateFault } from './state-fault.ts';
import { openState } from './state.ts';
import { makeHandler, type Handler } from './wire/route.ts';

export interface EmbeddedOptions {
  /** The folder that holds everything, such as `<project>/.mlx`; made where it is missing. */
  home: string;
  /** Default: AWS_REGION, AWS_DEFAULT_REGION, else `us-east-1`. */
  region?: string;
  /** Default: the environment of this process. */
  env?: Env;
}

/** An AWS in this process. Any number of them, in any number of processes, may share one home. */
export interface EmbeddedAws {
  identity: Identity;
  /** Answers one request as AWS would; never rejects. */
  handle: Handler;
  /** The access key of this home, by which a server of it knows its user. */
  accessKeyId(): string;
  /** Where a job was at work, and with what; undefined where there is no such job. */
  jobRoom(kind: JobKind, name: string): JobRoom | undefined;
  /** Lets go of the state. Jobs that run go on. */
  close(): void;
}

/**
 * Opens the embedded AWS of a project.
 * Fails with LOCAL_FOLDER_UNWRITABLE, LOCAL_DISK_FAILED, LOCAL_STATE_DAMAGED, LOCAL_STATE_FOREIGN or LOCAL_STATE_NEWER.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedAws> {
  const env = options.env ?? process.env;
  const identity = identityIn(options.region || regionIn(env) || 'us-east-1');
  const home = homeAt(options.home, env);
  const state = openState(home);
  try {
    const handle = makeHandler(openParts({ home, state, identity }, env));
    return {
      identity,
      handle,
      accessKeyId: () => accessKeyIdIn(state),
      jobRoom: (kind, name) => jobRoom({ state, home, identity }, kind, name),
      close: () => state.close(),
    };
  } catch (cause) {
    state.close();
    throw stateFault(cause, home);
  }
}

function identityIn(region: string): Identity {
  return { account: '000000000000', region, partition: partitionOf(region) };
}

function partitionOf(region: string): string {
  if (region.startsWith('cn-')) return 'aws-cn';
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
