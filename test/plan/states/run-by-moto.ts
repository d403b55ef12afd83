import { spawn } from 'node:child_process';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json, text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { StateMachine } from '../../../src/plan/flow/flow-plan.ts';
import type { Parameters } from './answer.ts';
import { type Answers, type Asked, executionName, type Ran, usualAnswers } from './run-here.ts';

export interface Machine {
  name: string;
  definition: StateMachine;
  input: object;
  answers?: Answers;
}

const program = fileURLToPath(new URL('run_by_moto.py', import.meta.url));

/** Runs definitions by moto's interpreter, all in one process, with the answers that `runHere` gives. */
export async function runByMoto(python: string, machines: readonly Machine[]): Promise<Ran[]> {
  const asked = new Map(machines.map(({ name }) => [name, [] as Asked[]]));
  const answerTo = async (request: IncomingMessage): Promise<string> => {
    const task = (await json(request)) as Task;
    asked.get(task.machine)?.push({ state: task.state, parameters: task.parameters });
    const answers = machines.find(({ name }) => name === task.machine)?.answers ?? usualAnswers;
    return JSON.stringify(await answered(answers, task));
  };
  const server = createServer((request, response) => {
    void answerTo(request).then((answer) => response.end(answer));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const { port } = server.address() as AddressInfo;
    const given = machines.map(({ name, definition, input }) => ({
      name,
      definition,
      input,
      execution: executionName,
    }));
    const told = await runProgram(python, { answers: `http://127.0.0.1:${port}/`, machines: given });
    return told.map(({ error, cause, ...ran }, index) => ({
      ...ran,
      ...(error !== null && { error }),
      ...(cause !== null && { cause }),
      asked: asked.get(machines[index]?.name ?? '') ?? [],
    }));
  } finally {
    server.close();
  }
}

interface Task {
  machine: string;
  state: string;
  resource: string;
  parameters: Parameters;
}

async function answered(answers: Answers, task: Task) {
  try {
    return { result: await answers(task.state, task.resource, task.parameters) };
  } catch (error) {
    return { error: (error as Error).name, cause: (error as Error).message };
  }
}

interface Told {
  output: unknown;
  error: string | null;
  cause: string | null;
  entered: Ran['entered'];
}

async function runProgram(python: string, request: object): Promise<Told[]> {
  const child = spawn(python, [program], { env: { PATH: process.env['PATH'] }, stdio: ['pipe', 'pipe', 'pipe'] });
  child.stdin.end(JSON.stringify(request));
  const [output, complaint] = await Promise.all([text(child.stdout), text(child.stderr)]);
  if (output === '') throw new Error(complaint);
  return JSON.parse(output) as Told[];
}
