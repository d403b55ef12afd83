import { basename, relative, resolve } from 'node:path';
import { MlxError } from '../base/errors.ts';
import { flowEnding } from '../define/flow/find-flows.ts';
import { shellWord } from '../base/shell-word.ts';
import { nearest } from '../base/nearest.ts';
import type { Host, Input, Run } from './command.ts';
import { makeJob } from './new/make-job.ts';
import type { Made } from './new/made.ts';
import { writeNewFiles } from './new/new-files.ts';
import { listRecipes, recipeFiles } from './new/recipes.ts';
import { isOn } from './read-input.ts';

/** `mlx new [RECIPE]`: a job of one's own, by questions or flags, or a recipe as it lies in mlx. */
export const run: Run = async (input, host) => {
  const recipe = namedRecipe(input) ?? (await chooseRecipe(input, host));
  const made = recipe === ownJob ? await makeJob(input.flags, host) : await makeRecipe(recipe, input, host);
  return { value: { kind: 'made', made }, exit: 0 };
};

const ownJob = 'job';

function namedRecipe({ args, flags }: Input): string | undefined {
  if (typeof args['RECIPE'] === 'string') return args['RECIPE'];
  return flags['name'] === undefined ? undefined : ownJob;
}

async function chooseRecipe(input: Input, host: Host): Promise<string> {
  const recipes = await listRecipes();
  if (!host.interactive || isOn(input, 'yes')) {
    const names = [ownJob, ...recipes.map(({ name }) => name)].join(', ');
    throw new MlxError('ARGUMENT_MISSING', { verb: 'new', argument: 'RECIPE', help: `what to make: ${names}` });
  }
  const own = {
    value: ownJob,
    name: 'a job of my own',
    description: 'one script with a head, asked for step by step',
  };
  const ready = recipes.map(({ name, about }) => ({ value: name, name: `the recipe ${name}`, description: about }));
  return host.ask({ kind: 'choice', message: 'What shall it be?', fallback: ownJob, choices: [own, ...ready] });
}

async function makeRecipe(name: string, input: Input, host: Host): Promise<Made> {
  const known = (await listRecipes()).map((recipe) => recipe.name);
  if (!known.includes(name)) {
    throw new MlxError('RECIPE_UNKNOWN', { name, known, nearest: nearest(name, [...known, ownJob]) });
  }
  const { dir } = input.flags;
  const folder = resolve(host.cwd, typeof dir === 'string' ? dir : name);
  const dryRun = isOn(input, 'dry-run');
  const files = await recipeFiles(name);
  const report = await writeNewFiles(folder, files, dryRun);
  const place = relative(host.cwd, folder);
  return {
    folder,
    dryRun,
    ...report,
    asked: namedRecipe(input) === undefined,
    command: ['mlx', 'new', name, '--dir', shellWord(place || '.'), '--yes'].join(' '),
    next: [
      ...(place === '' ? [] : [`cd ${shellWord(place)}`]),
      'mlx check',
      ...firstRun(files.map(({ path }) => path)),
    ],
  };
}

/** A flow where there is one; else the first of the jobs. */
function firstRun(paths: readonly string[]): string[] {
  const flows = paths.filter((path) => path.endsWith(flowEnding)).map((path) => basename(path, flowEnding));
  const jobs = paths.filter((path) => /^jobs\/[^/]+\.py$/.test(path)).map((path) => basename(path, '.py'));
  return [...flows, ...jobs].slice(0, 1).map((name) => `mlx run ${name}`);
}
