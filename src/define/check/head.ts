import type { Language } from '../definition.ts';
import type { Finding, Path } from '../finding.ts';
import { headSchema, jobFields, jobSchema, type JobData } from '../schema/head.ts';
import { checkInputs, checkOutputs } from './data.ts';
import { checkMachine } from './machine.ts';
import { checkMetrics } from './metrics.ts';
import { checkPackages } from './packages.ts';
import { checkParams } from './params.ts';
import { checkSpark } from './spark.ts';
import { validate } from './validate.ts';

/** A head that is right in all that was asked of it. */
export interface CheckedHead {
  job: JobData;
  dependencies: readonly string[];
  requiresPython?: string;
}

/** Where `[tool.mlx]` stands in a head. */
export const jobPath: Path = ['tool', 'mlx'];

/** Checks a whole head: its shape, then the rules across keys on all that has the right shape. */
export function checkHead(
  data: Readonly<Record<string, unknown>>,
  language: Language,
): { head?: CheckedHead; findings: readonly Finding[] } {
  const tool = data['tool'];
  const mlx = typeof tool === 'object' && tool !== null && 'mlx' in tool ? tool.mlx : undefined;
  const outer = validate(headSchema, { ...data, tool: { mlx: { kind: 'processing' } } });
  const outerFindings = outer.findings.map((finding) =>
    isMisplaced(finding) ? misplaced(String(finding.path[0])) : finding,
  );
  const isTable = typeof mlx === 'object' && mlx !== null && !Array.isArray(mlx);
  if (!isTable) return { findings: outerFindings.length > 0 ? outerFindings : [noTable()] };

  const job = validate(jobSchema, mlx as Record<string, unknown>);
  const { dependencies, 'requires-python': requiresPython } = outer.parts;
  const inner = [...job.findings, ...checkJob(job.parts, language)].map((finding) => ({
    ...finding,
    path: [...jobPath, ...finding.path],
  }));
  const findings = [...outerFindings, ...inner, ...checkPackages({ dependencies, requiresPython }, language)];
  if (findings.length > 0) return { findings };
  const head = {
    job: job.parts as JobData,
    dependencies: dependencies ?? [],
    ...(requiresPython !== undefined && { requiresPython }),
  };
  return { head, findings };
}

/** The rules of `[tool.mlx]` that reach across its keys; paths are relative to it. */
export function checkJob(job: Partial<JobData>, language: Language | undefined): Finding[] {
  return [
    ...checkSpark(job, language),
    ...checkMachine(job, job.kind),
    ...checkParams(job.params ?? {}),
    ...checkInputs(job.inputs ?? {}, job.kind),
    ...checkOutputs(job.outputs ?? {}, job.kind),
    ...checkMetrics(job.metrics ?? {}),
  ];
}

function isMisplaced({ path }: Finding): boolean {
  return path.length === 1 && Object.hasOwn(jobFields, path[0] ?? '');
}

function misplaced(key: string): Finding {
  return {
    path: [key],
    at: 'key',
    what: `${key} stands outside [tool.mlx]`,
    rule: "what belongs to mlx stands below the line [tool.mlx]; above it are the standard's keys",
    fix: 'move it below a line [tool.mlx]',
  };
}

function noTable(): Finding {
  return {
    path: ['tool', 'mlx'],
    at: 'key',
    what: '[tool.mlx] is no table',
    rule: '[tool.mlx] holds the keys of the job',
    fix: '[tool.mlx]',
  };
}
