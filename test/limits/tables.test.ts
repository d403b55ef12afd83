import { readFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { operations, type Service } from '../../src/limits/operations.ts';
import { compilePattern } from '../../src/limits/pattern.ts';
import type { Limits, Shape } from '../../src/limits/shape.ts';
import { requestShape, shapeNamed } from '../../src/limits/tables.ts';
import { readLimits, writeLimits } from '../../src/tools/limits.ts';
import { pythonTools } from '../setup/python.ts';

const services = Object.keys(operations) as Service[];

function committed(service: Service): Promise<string> {
  return readFile(new URL(`../../src/limits/${service}.json`, import.meta.url), 'utf8');
}

describe.each(services)('the limits of %s', (service) => {
  test.skipIf(!pythonTools())(
    "say what botocore's service model says (`npm run limits` writes them anew)",
    async () => {
      const print = 'import botocore, os; print(os.path.dirname(botocore.__file__))';
      const { stdout } = await promisify(execFile)(pythonTools()?.python ?? '', ['-c', print]);
      expect(await committed(service)).toBe(writeLimits(await readLimits(stdout.trim(), service)));
    },
  );

  test('cover each operation, with every shape that a request can reach', () => {
    for (const operation of operations[service]) {
      const shape = requestShape(service, operation);
      expect(shape?.type).toBe('structure');
      expect(Object.values(shape?.members ?? {}).map((name) => shapeNamed(service, name))).not.toContain(undefined);
    }
  });

  test('hold only patterns that compile, and parts that exist', async () => {
    const { shapes } = JSON.parse(await committed(service)) as Limits;
    const all = Object.values(shapes);
    expect(all.flatMap(partsOf).filter((part) => !Object.hasOwn(shapes, part))).toEqual([]);
    const patterns = all.flatMap((shape) => (shape.type === 'string' && shape.pattern ? [shape.pattern] : []));
    expect(patterns.map(compilePattern)).toHaveLength(patterns.length);
  });
});

test('a pattern of Java means in JavaScript what it meant there', () => {
  expect(compilePattern(String.raw`arn:[\p{Alnum}\-]+:x`).test('arn:aws-cn:x')).toBe(true);
  expect(compilePattern(String.raw`([\p{L}\p{Z}\p{N}_.:/=+\-@]*)`).test('Größe 1/2 @ 日本')).toBe(true);
  expect(compilePattern('.*').test('two\nlines')).toBe(false);
  expect(compilePattern('a|b').test('ab')).toBe(false);
});

function partsOf(shape: Shape): string[] {
  if (shape.type === 'structure') return Object.values(shape.members);
  if (shape.type === 'list') return [shape.member];
  return shape.type === 'map' ? [shape.key, shape.value] : [];
}
