import { isReadOnlyIn } from '../../base/env.ts';
import { MlxError } from '../../base/errors.ts';
import type { Command, Host, Input } from '../command.ts';
import { textOf } from '../read-input.ts';
import { costOf } from './cost-of.ts';
import { effectOf } from './effect-of.ts';
import { equivalentLine } from './equivalent-line.ts';
import { nameToType } from './name-to-type.ts';

/**
 * Lets a verb pass that may be done now. One that spends or destroys is refused where mlx is read-only (READ_ONLY_VERB), and
 * on production unless its name was confirmed (PRODUCTION_UNCONFIRMED); elsewhere the face may ask (NOT_CONFIRMED).
 */
export async function guardVerb(command: Command, input: Input, host: Host): Promise<void> {
  const effect = effectOf(command, input);
  if (effect === 'reads' || effect === 'writes files') return;
  const verb = command.name;
  if (isReadOnlyIn(host.env) || host.isReadOnly?.() === true) throw new MlxError('READ_ONLY_VERB', { verb, effect });
  const { where, isProduction } = await placeOf(input, host);
  const name = nameToType(command, input, where);
  const typed = textOf(input, 'confirm');
  if (isProduction && typed === name) return;
  if (isProduction && (typed !== undefined || !host.confirm)) {
    throw new MlxError('PRODUCTION_UNCONFIRMED', { verb, where, name, typed });
  }
  const line = equivalentLine(command, input);
  const cost = () => costOf({ command, input, where }, host);
  const isConfirmed = await host.confirm?.({ verb, effect, command: line, where, isProduction, name, cost });
  if (isConfirmed === false) throw new MlxError('NOT_CONFIRMED', { command: line });
}

/** Loaded only here: most verbs need none of it to be let pass. */
async function placeOf(input: Input, { cwd, env }: Host): Promise<{ where: string; isProduction: boolean }> {
  const [{ readProject }, { whereOf }, { isProductionAt }] = await Promise.all([
    import('../../define/project.ts'),
    import('../../define/where-of.ts'),
    import('../../define/is-production.ts'),
  ]);
  const project = await readProject(cwd);
  const where = whereOf(textOf(input, 'on'), env, project);
  return { where, isProduction: isProductionAt(where, env, project) };
}
