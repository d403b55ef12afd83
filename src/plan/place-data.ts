import type { JobDefinition } from '../define/definition.ts';
import type { PlacedInput, PlacedOutput } from './draft.ts';
import { containerOutput, inputPrefix, processingOutputPrefix, trainingOutputPlace, type RunPlace } from './layout.ts';
import type { PlanContext, PlannedTable, ResolvedInput } from './plan.ts';

/** Where each input lies when the job starts, and what is sent or queried to get it there. */
export function placeInputs(job: JobDefinition, context: PlanContext): PlacedInput[] {
  return Object.keys(job.inputs).map((name) => {
    const resolved = context.inputs[name];
    if (!resolved) throw new Error(`input ${name} of ${job.name} was not resolved before planning`);
    return placeInput(name, resolved, inputPrefix(context, name));
  });
}

function placeInput(name: string, resolved: ResolvedInput, uri: string): PlacedInput {
  const { kind, from } = resolved;
  switch (resolved.kind) {
    case 'prefix':
      return { name, uri: resolved.uri, from, kind, uploads: [], queries: [] };
    case 'query': {
      const { sql, database, format } = resolved;
      return { name, uri, from, kind, uploads: [], queries: [{ input: name, sql, database, format, to: uri }] };
    }
    case 'upload': {
      const uploads = resolved.files.map(({ path, as, bytes }) => ({
        to: `${uri}${as}`,
        bytes,
        source: { kind: 'file', path } as const,
        addressedByContent: false,
      }));
      return { name, uri, from, kind, uploads, queries: [] };
    }
  }
}

/** Where the script writes each output, and where it lies when the job has completed. */
export function placeOutputs(job: JobDefinition, context: RunPlace): PlacedOutput[] {
  return Object.entries(job.outputs).map(([name, ref]) => ({
    name,
    ref,
    local: containerOutput(job.kind, name, ref),
    uri: placeOfOutput(job, context, name),
  }));
}

function placeOfOutput(job: JobDefinition, context: RunPlace, name: string): string {
  const ref = job.outputs[name];
  if (ref?.kind === 's3') return ref.uri;
  if (job.kind === 'processing' || !ref) return processingOutputPrefix(context, name);
  return trainingOutputPlace(context, name, ref, keepsArchive(job));
}

/** Training with nothing but a model packs it as `model.tar.gz`; other outputs must keep their files apart. */
export function keepsArchive({ outputs }: JobDefinition): boolean {
  return Object.values(outputs).every(({ kind }) => kind === 'model');
}

/** The tables to register when the job has completed. */
export function plannedTables(outputs: readonly PlacedOutput[]): PlannedTable[] {
  return outputs.flatMap(({ name, ref, uri }) =>
    ref.kind === 'table' ? [{ output: name, database: ref.database, table: ref.table, location: uri }] : [],
  );
}
