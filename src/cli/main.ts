import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { MlxError } from '../base/errors.ts';
import type { ExitCode } from '../base/exit-codes.ts';
import { doVerb } from '../commands/guard/do-verb.ts';
import type { Command } from '../commands/command.ts';
import { commands } from '../commands/table.ts';
import { openConfirm } from './ask/confirm.ts';
import { openAlert } from './alert.ts';
import { openAsk } from './ask/open-ask.ts';
import { onInterrupt } from './interrupt.ts';
import { parse, type Parsed } from '../commands/parse/parse.ts';
import { openPrinter } from './printer.ts';
import { tellFailure } from './tell-failure.ts';
import { openTeller } from './teller.ts';
import type { Terminal } from './terminal.ts';
import { themeFor } from './theme-for.ts';

/** Runs one command line and answers with its exit code. Prints the verb's value on stdout and everything else on stderr. */
export async function main(
  words: readonly string[],
  terminal: Terminal,
  verbs: readonly Command[] = commands,
): Promise<ExitCode> {
  let face: Parsed['face'] = { json: words.includes('--json') };
  try {
    const parsed = parse(words, verbs);
    ({ face } = parsed);
    return await runParsed(parsed, terminal, verbs);
  } catch (thrown) {
    return tellFailure(thrown, terminal, face);
  }
}

async function runParsed(
  { command, input, face }: Parsed,
  terminal: Terminal,
  verbs: readonly Command[],
): Promise<ExitCode> {
  const printer = openPrinter(terminal, face);
  const teller = openTeller(terminal, printer, { ...face, tellsLines: command.tellsLines === true });
  const interrupt = onInterrupt();
  const { interactive, openSession, openLogs, keysPage } = terminal;
  const env = face.readOnly ? { ...terminal.env, MLX_READ_ONLY: '1' } : terminal.env;
  const { signal } = interrupt;
  const ask = openAsk(terminal, signal);
  const asking: typeof ask = (question) => {
    teller.rest();
    return ask(question);
  };
  const cwd = enterProject(terminal.cwd, face.project);
  const theme = themeFor(terminal.out, env, face);
  try {
    const { value, exit } = await doVerb(
      { command, input, face },
      {
        cwd,
        env,
        commands: verbs,
        signal,
        interactive,
        notify: teller.tell,
        drained: terminal.out.drained,
        ask: asking,
        readInput: () => text(terminal.input),
        talk: async (said) => {
          teller.rest();
          const { talk } = await import('./talk/talk.ts');
          return talk(said, terminal, { json: face.json, signal, printer });
        },
        alert: terminal.err.isTerminal ? openAlert(terminal) : undefined,
        confirm: interactive ? openConfirm(asking) : undefined,
        perform: (words, cwd) => {
          teller.rest();
          return main(words, { ...terminal, env, cwd }, verbs);
        },
        keysPage,
        openLogs: openLogs && ((request) => openLogs({ request, signal, theme })),
        openSession: openSession && ((asked) => openSession({ cwd, env, commands: verbs, signal, theme, ...asked })),
      },
    );
    teller.close();
    printer.value(value);
    return exit;
  } catch (thrown) {
    // What breaks because it was told to stop did not break.
    if (!interrupt.signal.aborted || thrown instanceof MlxError) throw thrown;
    throw new MlxError('VERB_INTERRUPTED', { verb: command.name }, { cause: thrown });
  } finally {
    teller.close();
    interrupt.close();
  }
}

function enterProject(cwd: string, project: string | undefined): string {
  if (project === undefined) return cwd;
  const folder = resolve(cwd, project);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new MlxError('FLAG_VALUE_WRONG', { flag: '--project', value: project, rule: 'a folder that exists' });
}
