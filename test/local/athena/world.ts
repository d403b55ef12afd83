import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { migrateAthena } from '../../../src/local/athena/migrate.ts';
import { athenaService } from '../../../src/local/athena/service.ts';
import type { Embedded } from '../../../src/local/embedded.ts';
import { homeAt } from '../../../src/local/home.ts';
import { openObjectStore } from '../../../src/local/s3/object-store.ts';
import { openState } from '../../../src/local/state.ts';

/** An embedded Athena over a scratch home, with the bucket `lake`. */
export interface World {
  aws: Embedded;
  /** Calls an operation as the wire does. */
  call<T>(operation: string, input: object): Promise<T>;
  /** Starts a statement and waits for its end. */
  run(sql: string, more?: object): Promise<Execution>;
  /** Runs a statement that must succeed and gives its rows, header first. */
  rows(sql: string, more?: object): Promise<(string | null)[][]>;
  /** Runs a statement that must fail and gives its reason. */
  fails(sql: string): Promise<string>;
  put(key: string, body: string | Uint8Array): Promise<void>;
  close(): void;
}

export interface Execution {
  QueryExecutionId: string;
  StatementType: string;
  ResultConfiguration: { OutputLocation: string };
  Status: { State: string; StateChangeReason?: string; AthenaError?: { ErrorCategory: number; ErrorType: number } };
  Statistics: { DataScannedInBytes: number; DataManifestLocation?: string };
}

export interface Results {
  UpdateCount: number;
  ResultSet: {
    Rows: { Data: { VarCharValue?: string }[] }[];
    ResultSetMetadata: { ColumnInfo: { Name: string; Type: string; Precision: number; Scale: number }[] };
  };
  NextToken?: string;
}

export function openWorld(): World {
  const root = mkdtempSync(join(tmpdir(), 'mlx-athena-'));
  const home = homeAt(join(root, '.mlx'), {});
  const state = openState(home);
  migrateAthena(state);
  const { now } = Date;
  const objects = openObjectStore({ state, folder: home.objects, now });
  objects.createBucket('lake');
  const identity = { account: '000000000000', region: 'us-east-1', partition: 'aws' };
  const aws = { home, state, identity, objects, now } as Embedded;
  const call = async <T>(operation: string, input: object) =>
    (await athenaService.operations[operation]?.(input as never, aws)) as T;
  const run = async (sql: string, more: object = {}) => {
    const { QueryExecutionId } = await call<Execution>('StartQueryExecution', {
      QueryString: sql,
      ResultConfiguration: { OutputLocation: 's3://lake/results/' },
      ...more,
    });
    return finished(call, QueryExecutionId);
  };
  return {
    aws,
    call,
    run,
    rows: async (sql, more) => {
      const execution = await run(sql, more);
      if (execution.Status.State !== 'SUCCEEDED') throw new Error(execution.Status.StateChangeReason);
      const { QueryExecutionId } = execution;
      const { ResultSet } = await call<Results>('GetQueryResults', { QueryExecutionId });
      return ResultSet.Rows.map(({ Data }) => Data.map((value) => value.VarCharValue ?? null));
    },
    fails: async (sql) => {
      const { Status } = await run(sql);
      if (Status.State !== 'FAILED') throw new Error(`${Status.State}: ${sql}`);
      return Status.StateChangeReason ?? '';
    },
    put: async (key, body) => {
      await objects.put('lake', key, typeof body === 'string' ? new TextEncoder().encode(body) : body);
    },
    close: () => {
      state.close();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

async function finished(call: World['call'], id: string): Promise<Execution> {
  for (;;) {
    const { QueryExecution } = await call<{ QueryExecution: Execution }>('GetQueryExecution', { QueryExecutionId: id });
    if (!['QUEUED', 'RUNNING'].includes(QueryExecution.Status.State)) return QueryExecution;
    await delay(10);
  }
}
