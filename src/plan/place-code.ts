import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { compareTexts } from '../base/compare.ts';
import type { JobDefinition } from '../define/definition.ts';
import type { PlacedCode } from './draft.ts';
import { codePrefix, containerInput, containerOutput } from './layout.ts';
import type { CodeFile, PlanContext } from './plan.ts';

/** What the bootstrap is told besides the head. */
export interface BootstrapOrders {
  /** Regular expressions over the script's output, and the file that gets the last number that each finds. */
  metrics?: { expressions: Readonly<Record<string, string>>; file: string };
}

/** The folder that the job starts in: the files that travel with it and what mlx adds, below a prefix named by their content. */
export function placeCode(
  job: JobDefinition,
  context: Pick<PlanContext, 'bucket' | 'project' | 'run' | 'code'>,
  orders: BootstrapOrders = {},
): PlacedCode {
  const files = [...context.code, jobFile(job, orders), ...requirementsFile(job)].toSorted((a, b) =>
    compareTexts(a.as, b.as),
  );
  const uri = codePrefix(context, job.name, hashOf(files));
  return {
    uri,
    uploads: files.map(({ as, content }) => ({
      to: `${uri}${as}`,
      bytes: content.byteLength,
      source: { kind: 'content', content },
      addressedByContent: true,
    })),
  };
}

/** What the bootstrap in the container goes by. */
function jobFile(job: JobDefinition, orders: BootstrapOrders): CodeFile {
  const { name, kind, spark, language, params, inputs, outputs, dependencies, requiresPython } = job;
  const text = JSON.stringify({
    version: 1,
    job: name,
    kind,
    script: basename(job.script),
    language,
    spark,
    params: Object.fromEntries(Object.entries(params).map(([param, { type }]) => [param, type])),
    inputs: Object.fromEntries(Object.keys(inputs).map((input) => [input, containerInput(kind, input)])),
    outputs: Object.fromEntries(
      Object.entries(outputs).map(([output, ref]) => [output, containerOutput(kind, output, ref)]),
    ),
    requirements: dependencies.length > 0,
    requiresPython,
    ...orders,
  });
  return { as: 'job.json', content: Buffer.from(`${text}\n`) };
}

function requirementsFile({ dependencies }: JobDefinition): CodeFile[] {
  if (dependencies.length === 0) return [];
  return [{ as: 'requirements.txt', content: Buffer.from(`${dependencies.join('\n')}\n`) }];
}

/** The first 16 hex digits of the SHA-256 of all names and contents, each with its length before it. */
function hashOf(files: readonly CodeFile[]): string {
  const hash = createHash('sha256');
  for (const { as, content } of files) {
    hash.update(`${Buffer.byteLength(as)}:${as}${content.byteLength}:`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}
