import { beforeAll, describe, expect, test } from 'vitest';
import { cliFlag, cliOutfile, cliServices, cliWord } from '../../../src/aws/calls/cli-names.ts';
import { readsOnly } from '../../../src/aws/calls/reads-only.ts';
import { operations, type Service } from '../../../src/limits/operations.ts';
import { pythonTools } from '../../setup/python.ts';
import { cliTable, type CliOperation } from './python-table.ts';

const services = Object.keys(operations) as Service[];

describe.skipIf(!pythonTools())('of every operation of every service, not only those that mlx calls,', () => {
  const all: (CliOperation & { service: Service; operation: string })[] = [];

  beforeAll(async () => {
    const names = services.map((service) => cliServices[service] ?? service);
    const table = await cliTable(pythonTools()?.python ?? '', names);
    for (const service of services) {
      const found = Object.entries(table[cliServices[service] ?? service] ?? {});
      for (const [operation, told] of found) all.push({ service, operation, ...told });
    }
  });

  test('the word is the one that the AWS CLI has', () => {
    const wrong = all.filter(({ operation, command }) => cliWord(operation) !== command);
    expect(wrong).toEqual([]);
    expect(all.length).toBeGreaterThan(1000);
  });

  test('the flags of members are those that the AWS CLI has', () => {
    const wrong = all.flatMap(({ service, operation, flags }) =>
      Object.entries(flags)
        .filter(([member, flag]) => cliFlag(service, operation, member) !== `--${flag}`)
        .map(([member, flag]) => `${service} ${operation} ${member}: ${flag}`),
    );
    expect(wrong).toEqual([]);
  });

  test('a file for the answer is named where the AWS CLI wants one', () => {
    const wrong = all.filter(
      ({ service, operation, outfile }) => outfile !== (cliOutfile(service, operation) !== undefined),
    );
    expect(wrong.map(({ operation }) => operation)).toEqual([]);
  });

  test('no operation that HTTP calls a change is taken for one that reads', () => {
    const wrong = all.filter(
      ({ service, operation, method }) =>
        method && !['GET', 'HEAD'].includes(method) && readsOnly({ service, operation, input: {} }),
    );
    expect(wrong.map(({ service, operation }) => `${service} ${operation}`)).toEqual([]);
  });
});

test('of the operations that mlx knows exactly those that change nothing are taken for reading', () => {
  const changing = services.flatMap((service) =>
    operations[service]
      .filter((operation) => !readsOnly({ service, operation, input: {} }))
      .map((operation) => (/^[A-Z][a-z]+/.exec(operation) ?? [''])[0]),
  );
  const words =
    'Abort Add Batch Cancel Complete Copy Create Delete Invoke Purge Put Receive Redrive Retry Send Set Start Stop Tag Untag Update Upload';
  expect(new Set(changing)).toEqual(new Set(words.split(' ')));
});
