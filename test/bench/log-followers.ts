import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { wordsOf, type LogScene } from './log-scene.ts';
import { mlx } from './mlx.ts';
import { awslogsPeer, sdkPeer } from './peers.ts';

/** A program that follows the log of a scene's job on its standard output. */
export interface Follower {
  what: string;
  /** Ends by itself once the job has. */
  ends: boolean;
  command(scene: LogScene): readonly [program: string, ...words: string[]];
}

/** What is here to follow logs with, mlx first, then mlx as on its screen, and why others are not. */
export async function findFollowers(): Promise<{ followers: Follower[]; missing: [peer: string, reason: string][] }> {
  const [awslogs, sdk, aws] = [await awslogsPeer(), await sdkPeer(), awsWithTail()];
  const followers: Follower[] = [
    { what: 'mlx logs', ends: true, command: ({ arn }) => [mlx, 'logs', arn, '--on', 'bench'] },
    {
      what: 'mlx logs, unheld as on the screen',
      ends: true,
      command: ({ arn }) => [mlx, 'logs', arn, '--on', 'bench', '--hold', '0'],
    },
  ];
  const missing: [string, string][] = [];
  if (aws) {
    followers.push({
      what: 'aws logs tail --follow',
      ends: false,
      command: ({ url, group, job }) => {
        const words = ['logs', 'tail', group, '--log-stream-name-prefix', `${job}/`, '--follow', '--since', '1h'];
        return [aws, ...words, '--endpoint-url', url];
      },
    });
  } else missing.push(['aws logs tail', 'the AWS CLI of Debian (apt-get install awscli) is not in /usr/bin']);
  if ('bin' in awslogs) {
    followers.push({
      what: 'awslogs get --watch',
      ends: false,
      command: ({ url, group, job }) => {
        const words = ['get', group, `${job}/.*`, '--watch', '--start', '1h', '--aws-endpoint-url', url];
        return [join(awslogs.bin, 'awslogs'), ...words];
      },
    });
  } else missing.push(['awslogs', awslogs.reason]);
  if ('bin' in sdk) {
    const script = fileURLToPath(new URL('logs_for_job.py', import.meta.url));
    followers.push({
      what: 'SageMaker SDK logs_for_job',
      ends: true,
      command: ({ job }) => [join(sdk.bin, 'python'), script, job],
    });
  } else missing.push(['The SageMaker SDK', sdk.reason]);
  return { followers, missing };
}

/** Only version 2 can tail, which isn't on PyPI; Debian has it. */
function awsWithTail(): string | undefined {
  return existsSync('/usr/bin/aws') ? '/usr/bin/aws' : undefined;
}

/** What a follower showed. Milliseconds since 1970. */
export interface Shown {
  lines: readonly { words: string; at: number }[];
  started: number;
  /** When it ended by itself, and how; absent where it had to be ended. */
  exit?: { code: number | null; at: number };
  /** The last it said on its standard error. */
  complaint: string;
}

/** Milliseconds that a follower which ought to end has for it once the job has ended, and that others are let run on. */
const patience = { ends: 330_000, runsOn: 45_000 };

/** Runs a follower until it ends, until it has shown enough, or for a while after the job has ended. */
export async function follow(
  follower: Follower,
  scene: LogScene,
  { home, enough = Infinity }: { home: string; enough?: number },
): Promise<Shown> {
  const [program, ...words] = follower.command(scene);
  const started = Date.now();
  const child = spawn(program, words, { cwd: home, env: environment(scene, home), stdio: ['ignore', 'pipe', 'pipe'] });
  const lines: { words: string; at: number }[] = [];
  let complaint = '';
  child.stderr.on('data', (data: Buffer) => (complaint = (complaint + String(data)).slice(-2_000)));
  const left = scene.ends + (follower.ends ? patience.ends : patience.runsOn) - Date.now();
  const isOver = { byUs: false };
  const end = (): void => void (isOver.byUs = child.kill('SIGINT'));
  const ending = setTimeout(end, left);
  const killing = setTimeout(() => child.kill('SIGKILL'), left + 10_000);
  createInterface({ input: child.stdout }).on('line', (line) => {
    const words = wordsOf(line);
    if (words === undefined || isOver.byUs) return;
    lines.push({ words, at: Date.now() });
    if (lines.length >= enough) end();
  });
  const code = await new Promise<number | null>((resolve, reject) => child.on('close', resolve).on('error', reject));
  clearTimeout(ending);
  clearTimeout(killing);
  return { lines, started, complaint, ...(isOver.byUs ? {} : { exit: { code, at: Date.now() } }) };
}

/** The files of a follower's home: a project and a profile, both called `bench`. */
export const homeFiles: Readonly<Record<string, string>> = {
  'mlx.toml': 'name = "bench"\n',
  config: '[profile bench]\nregion = us-east-1\naws_access_key_id = bench\naws_secret_access_key = bench\n',
};

function environment({ url }: LogScene, home: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env['PATH'],
    HOME: home,
    AWS_CONFIG_FILE: join(home, 'config'),
    AWS_PROFILE: 'bench',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_ENDPOINT_URL: url,
    AWS_EC2_METADATA_DISABLED: 'true',
    SAGEMAKER_TELEMETRY_OPT_OUT: 'true',
    PYTHONUNBUFFERED: '1',
    PYTHONWARNINGS: 'ignore',
  };
}
