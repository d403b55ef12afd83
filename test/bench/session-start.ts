import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { nodeOfMlx } from './mlx.ts';
import { awsPeer, geminiPeer, ipythonPeer, k9sPeer } from './peers.ts';
import { missing, type Measure, type Report } from './report.ts';
import { sessionScene } from './session-scene.ts';
import { pairwise, spreadOf } from './spread.ts';
import { watchTerminal } from './watched-terminal.ts';

/** A program on the screen: what it shows once it can be used. */
interface Screen {
  what: string;
  command: readonly string[];
  usable: RegExp;
  /** Keys that leave it, where it keeps what it has compiled when it is left. */
  leave?: string;
}

/** How soon a session stands there, against a Node that prints a letter, and against other programs of the terminal. */
export async function sessionStart(rounds: number): Promise<Report> {
  await using scene = await sessionScene(50);
  const [ipython, gemini, aws, k9s] = [await ipythonPeer(), await geminiPeer(), await awsPeer(), k9sPeer()];
  const notes: string[] = [];
  const screens: Screen[] = [
    { what: 'node, one letter', command: [nodeOfMlx(), '-e', 'process.stdout.write("x")'], usable: /x/u },
    {
      what: 'mlx',
      command: [join(import.meta.dirname, '../../bin/mlx')],
      usable: /hello-\w+/u,
      leave: 'q',
    },
  ];
  const peers = [
    { what: 'ipython', peer: ipython, program: 'ipython', usable: /In \[/u },
    {
      what: 'gemini-cli (Ink)',
      peer: gemini,
      program: 'gemini',
      usable: /trust|auth|Type your message|How would you like/iu,
    },
    { what: 'k9s', peer: k9s, program: 'k9s', usable: /Context|K9s/u },
  ] as const;
  const client = 'import boto3; boto3.client("sagemaker", region_name="us-east-1"); print("made")';
  if ('bin' in aws) {
    screens.push({ what: 'boto3, a client', command: [join(aws.bin, 'python'), '-c', client], usable: /made/u });
  } else notes.push(missing('boto3', aws.reason));
  for (const { what, peer, program, usable } of peers) {
    if ('bin' in peer) screens.push({ what, command: [join(peer.bin, program)], usable });
    else notes.push(missing(what, peer.reason));
  }
  const firsts = screens.map((): number[] => []);
  const usables = screens.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (const [index, { command, usable, leave }] of screens.entries()) {
      const terminal = watchTerminal(command, { cwd: scene.root, env: scene.env });
      const shown = await terminal.shows(usable, 15_000);
      if (round < 0 && leave !== undefined) {
        terminal.type(leave);
        await wait(2_000);
      }
      await terminal.end();
      // The round before fills the caches.
      if (round < 0) continue;
      firsts[index]?.push(terminal.firstByte() ?? Number.NaN);
      usables[index]?.push(shown);
    }
  }
  const [node = []] = firsts;
  const measures = screens.flatMap(({ what }, index): Measure[] =>
    [
      { what: `${what}: first byte`, times: firsts[index] ?? [] },
      { what: `${what}: usable`, times: usables[index] ?? [] },
    ].map(({ what, times }) => ({
      what,
      unit: 'ms',
      value: spreadOf(times),
      compared: pairwise(times, node, (our, bare) => our / bare),
    })),
  );
  const compared = (what: string) => measures.find((each) => each.what === what)?.compared?.median ?? Number.NaN;
  return {
    name: 'session-start',
    title: `A session opens at 200×50 in a project with 50 runs, ${rounds} rounds`,
    measures,
    comparison: '× node, one letter',
    goals: [
      { what: 'first byte', most: 2, measured: compared('mlx: first byte'), unit: '× node' },
      { what: 'usable frame', most: 10, measured: compared('mlx: usable'), unit: '× node' },
    ],
    notes,
  };
}
