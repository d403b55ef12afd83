import type { Param } from '../../define/definition.ts';
import { readProject } from '../../define/project.ts';
import type { Command } from '../command.ts';
import type { HelpPage } from './help-page.ts';
import { readTarget } from '../run/target.ts';
import { commandSections } from './command-page.ts';

/** `mlx run TARGET --help`: the command, with the params of the job as its head declares them, or of the flow. */
export async function targetPage(command: Command, word: string, cwd: string): Promise<HelpPage> {
  const target = await readTarget(await readProject(cwd), word, {});
  const { name, description, params } = target.kind === 'job' ? target.job : target.flow;
  const entries = Object.entries(params).map(([param, about]) => ({
    term: termOf(param, about),
    text: textOf(about),
  }));
  const whose = target.kind === 'job' ? `The head of ${name}` : `The flow ${name}`;
  const text = entries.length === 0 ? `${whose} declares no params.` : undefined;
  return {
    title: `mlx ${command.name} ${name}${description ? `: ${description}` : ''}`,
    sections: [{ title: `Params of ${name}`, text, entries }, ...commandSections(command)],
  };
}

function termOf(name: string, param: Param): string {
  switch (param.type) {
    case 'bool':
      return `--${name}, --no-${name}`;
    case 'enum':
      return `--${name} ${param.values.join('|')}`;
    case 'date':
      return `--${name} YYYY-MM-DD`;
    case 'string':
    case 'int':
    case 'float':
      return `--${name} ${param.type.toUpperCase()}`;
  }
}

function textOf(param: Param): string {
  const facts = [rangeOf(param), param.required ? 'required' : undefined, defaultOf(param)];
  const told = facts.filter((fact) => fact !== undefined).join(', ');
  return [param.help, told === '' ? undefined : `(${told})`].filter((part) => part !== undefined).join(' ');
}

function rangeOf(param: Param): string | undefined {
  if (param.type === 'bool' || param.type === 'enum') return undefined;
  const unit = param.type === 'string' ? ' characters' : '';
  const { min, max } = param;
  if (min !== undefined && max !== undefined) return `${min} to ${max}${unit}`;
  if (min !== undefined) return `at least ${min}${unit}`;
  return max === undefined ? undefined : `at most ${max}${unit}`;
}

function defaultOf(param: Param): string | undefined {
  return param.default === undefined ? undefined : `default ${String(param.default)}`;
}
