import type { Command, Input, VerbEffect } from '../command.ts';

/** What a line of a verb does to the world. */
export function effectOf(command: Command, input: Input): VerbEffect {
  return command.effectOf?.(input) ?? command.effect;
}
