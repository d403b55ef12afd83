import { MlxError } from '../../base/errors.ts';
import type { Ask, Question } from '../../commands/question.ts';

/** Asks at the terminal, below everything printed so far. Where nobody can answer, every answer is the question's fallback. */
export function openAsk({ interactive }: { interactive: boolean }, signal: AbortSignal): Ask {
  return async (question) => {
    if (!interactive) return question.fallback;
    try {
      return await put(question, signal);
    } catch (error) {
      if (error instanceof Error && leavings.has(error.name)) throw new MlxError('INTERRUPTED', {}, { cause: error });
      throw error;
    }
  };
}

/** How a prompt ends that was not answered: by Ctrl-C, or because the verb itself was interrupted. */
const leavings = new Set(['ExitPromptError', 'AbortPromptError']);

async function put(question: Question, signal: AbortSignal): Promise<never> {
  // Standard output is for data.
  const context = { output: process.stderr, signal };
  switch (question.kind) {
    case 'text': {
      const { liveText } = await import('./live-text.ts');
      return (await liveText(question, context)) as never;
    }
    case 'choice': {
      const { select } = await import('@inquirer/prompts');
      const { message, fallback, choices } = question;
      return (await select({ message, default: fallback, choices: [...choices] }, context)) as never;
    }
    case 'yes or no': {
      const { confirm } = await import('@inquirer/prompts');
      return (await confirm({ message: question.message, default: question.fallback }, context)) as never;
    }
  }
}
