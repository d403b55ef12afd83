import type { ExpressionNode } from '../../define/expression/node.ts';
import type { Source } from './source.ts';

/** A JSON file in a processing step's output that the service reads values from. */
export interface PropertyFile {
  PropertyFileName: string;
  OutputName: string;
  FilePath: string;
}

/** The output and its file in which a processing job's bootstrap keeps the last values of the head's metrics. */
export const metricsFile = { output: 'mlx-metrics', file: 'metrics.json' };

/** The files that any step reads of each processing step, by that step's name; each once. */
export function propertyFiles(steps: ReadonlyMap<string, Source>): ReadonlyMap<string, readonly PropertyFile[]> {
  const files = new Map<string, PropertyFile[]>();
  for (const { reads } of steps.values()) {
    for (const node of reads) {
      if (node.kind !== 'json' && node.kind !== 'metric') continue;
      const read = fileRead(node);
      if (steps.get(read.step)?.planned.request?.operation !== 'CreateProcessingJob') continue;
      const known = files.get(read.step) ?? [];
      if (!findFile(known, read)) known.push(newFile(known, read));
      files.set(read.step, known);
    }
  }
  return files;
}

export interface FileRead {
  step: string;
  output: string;
  file: string;
  /** Where the value stands in the file. */
  path: string;
}

/** What an expression reads of a file; a metric is read from the file that the bootstrap writes. */
export function fileRead(node: Extract<ExpressionNode, { kind: 'json' | 'metric' }>): FileRead {
  return node.kind === 'json' ? node : { ...metricsFile, step: node.step, path: member(node.metric) };
}

export function findFile(files: readonly PropertyFile[], { output, file }: FileRead): PropertyFile | undefined {
  return files.find(({ OutputName, FilePath }) => OutputName === output && FilePath === file);
}

/** A metric's name may hold what a path means something by. */
function member(name: string): string {
  return /^\w+$/u.test(name) ? name : `['${name}']`;
}

function newFile(known: readonly PropertyFile[], { output, file }: FileRead): PropertyFile {
  const base = output === metricsFile.output ? output : `${output}-${file}`.replaceAll(/[^A-Za-z0-9_-]+/gu, '-');
  const taken = new Set(known.map(({ PropertyFileName }) => PropertyFileName));
  let name = base;
  for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
  return { PropertyFileName: name, OutputName: output, FilePath: file };
}
