import { openLogScene, type ScenePlan } from './log-scene.ts';
import { mild } from '../fakes/cloudwatch/hosts.ts';

/** Serves a scene to whoever started this, until its standard input ends: hosts, lines a second of each, and for how long. */
const [hosts = 1, rate = 1, before = 0, after = 0] = process.argv.slice(2).map(Number);
const habits = { ...mild, rate, identical: 0, bursts: { share: 0, size: [1, 1] } } satisfies ScenePlan['hosts'][number];
const plan: ScenePlan = { hosts: Array.from({ length: hosts }, () => habits), before, after, seed: 7 };
const scene = await openLogScene(plan);
const { url, arn, group, job } = scene;
process.stdout.write(`${JSON.stringify({ url, arn, group, job })}\n`);
process.stdin.on('end', () => void scene[Symbol.asyncDispose]().then(() => process.exit())).resume();
