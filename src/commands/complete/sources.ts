import { readdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { readProfiles } from '../../aws/profiles.ts';
import { locateProject } from '../../define/locate-project.ts';
import type { Command, Host } from '../command.ts';
import { topics } from '../help/topics.ts';
import { listRecipes } from '../new/recipes.ts';
import { readNames } from './names.ts';
import { jobCandidates, paramCandidates } from './jobs.ts';
import { targetCandidates } from './targets.ts';
import type { Candidate, Source } from './line.ts';
import { tableNames } from './tables.ts';

/** The words of one kind that mlx knows without asking anything of AWS or loading what does. */
export async function wordsFor(
  source: Source,
  host: Pick<Host, 'cwd' | 'env' | 'commands'>,
): Promise<readonly Candidate[]> {
  switch (source.kind) {
    case 'job':
      return jobCandidates(host.cwd);
    case 'target':
      return targetCandidates(source.typed, host.cwd);
    case 'param':
      return source.job === undefined ? [] : paramCandidates(source.job, host.cwd);
    case 'run':
      return [...(await runNames(host.cwd)).map(bare), bare('last')];
    case 'table':
      return (await tableNames(host.cwd)).map(bare);
    case 'profile':
      return [bare('local'), bare('aws'), ...(await readProfiles(host.env)).map(({ name }) => bare(name))];
    case 'recipe':
      return [
        { word: 'job', text: 'a job of your own' },
        ...(await listRecipes()).map(({ name, about }) => ({ word: name, text: about })),
      ];
    case 'file':
      return pathsFrom(source.typed, host.cwd);
    case 'command':
      return verbs(host.commands);
    case 'name':
      return namesToAsk(source.typed, host.commands);
    case 'topic':
      return [...verbs(host.commands), ...topics.map(({ name, summary }) => ({ word: name, text: summary }))];
  }
}

/** Loaded only here: what can be asked about takes longer to load than a completion of anything else. */
async function namesToAsk(typed: string, commands: readonly Command[]): Promise<Candidate[]> {
  const [{ openKnowledge }, { completeName }, { verbSources }] = await Promise.all([
    import('../../inspect/knowledge/knowledge.ts'),
    import('../../inspect/knowledge/complete-name.ts'),
    import('../ask/verb-sources.ts'),
  ]);
  return completeName(openKnowledge(verbSources(commands)), typed).map(bare);
}

async function runNames(cwd: string): Promise<readonly string[]> {
  const { root } = await locateProject(cwd);
  return (await readNames(root)).runs;
}

function bare(word: string): Candidate {
  return { word, text: '' };
}

function verbs(commands: readonly Command[]): Candidate[] {
  return commands
    .filter(({ group }) => group !== undefined)
    .map(({ name, summary }) => ({ word: name, text: summary }));
}

/** Files and folders whose path begins with what was typed; folders end with `/`. */
async function pathsFrom(typed: string, cwd: string): Promise<Candidate[]> {
  const folder = typed.endsWith('/')
    ? typed
    : dirname(typed) === '.' && !typed.startsWith('./')
      ? ''
      : `${dirname(typed)}/`;
  const entries = await readdir(resolve(cwd, folder), { withFileTypes: true }).catch(() => []);
  return entries.map((entry) => bare(`${join(folder, entry.name)}${entry.isDirectory() ? '/' : ''}`));
}
