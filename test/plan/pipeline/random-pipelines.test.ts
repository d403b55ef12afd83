import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { checkPipelineDefinition } from '../../../src/limits/pipeline/check-pipeline-definition.ts';
import { stepsOf } from '../../../src/limits/pipeline/definition-step.ts';
import { pipelineRefusals } from '../../../src/plan/pipeline/refusals.ts';
import { damages, type Damage } from './damages.ts';
import { definitionSchema } from './definition-schema.ts';
import { randomPipelines } from './random-pipelines.ts';

const pipelines = randomPipelines(300);

describe('the definition of a random flow', () => {
  it('can be made of every one', () => {
    expect(pipelines.flatMap(({ flow }) => pipelineRefusals(flow))).toEqual([]);
  });

  it('is found right, and holds every type of step among many', () => {
    expect(pipelines.flatMap(({ compiled, seed }) => compiled.findings.map((finding) => ({ seed, finding })))).toEqual(
      [],
    );
    const types = pipelines.flatMap(({ compiled }) => stepsOf(compiled.definition.Steps).map(({ type }) => type));
    expect([...new Set(types)].toSorted()).toEqual([
      'Callback',
      'Condition',
      'Fail',
      'Lambda',
      'Model',
      'Processing',
      'RegisterModel',
      'Training',
      'Transform',
      'Tuning',
    ]);
  });

  it('has the form that the published schema tells', () => {
    const wrong = pipelines.flatMap(({ compiled, seed }) => (hasForm(copyOf(compiled.definition)) ? [] : [seed]));
    expect(wrong).toEqual([]);
  });

  it('holds no trace of how mlx writes expressions', () => {
    expect(pipelines.filter(({ compiled }) => compiled.text.includes('\u2063'))).toEqual([]);
  });
});

describe('a definition that was spoilt', () => {
  it.each(Object.entries(damages))('is found wrong: %s', (_, damage) => {
    const spoilt = pipelines.flatMap(({ compiled }) => spoiltBy(damage, copyOf(compiled.definition)));
    expect(spoilt.length).toBeGreaterThan(5);
    expect(spoilt.filter((definition) => checkPipelineDefinition(definition).length === 0)).toEqual([]);
  });

  it.each([
    ['an unknown member', { Steps: [], Extra: 1 }],
    ['an unknown type of step', { Steps: [{ Name: 'a', Type: 'Glue', Arguments: {} }] }],
    ['a step without a name', { Steps: [{ Type: 'Fail', Arguments: { ErrorMessage: '' } }] }],
    ['arguments that no request has', { Steps: [{ Name: 'a', Type: 'Processing', Arguments: { Instance: 1 } }] }],
  ])('is refused by the schema: %s', (_, definition) => {
    expect(hasForm(definition)).toBe(false);
    expect(checkPipelineDefinition(definition)).not.toEqual([]);
  });
});

type Definition = Parameters<Damage>[0];

function spoiltBy(damage: Damage, definition: Definition): Definition[] {
  return damage(definition) ? [definition] : [];
}

function copyOf(definition: object): Definition {
  return JSON.parse(JSON.stringify(definition)) as Definition;
}

/** The validator that comes with the one for state machines. */
function hasForm(definition: unknown): boolean {
  return validate(definition);
}

interface Validator {
  compile(schema: object): (data: unknown) => boolean;
}
const own = createRequire(import.meta.url);
const { default: Ajv } = createRequire(own.resolve('asl-validator'))('ajv') as {
  default: new (options: object) => Validator;
};
const validate = new Ajv({ allowUnionTypes: true }).compile(definitionSchema);
