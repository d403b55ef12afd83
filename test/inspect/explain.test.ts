import { describe, expect, test } from 'vitest';
import { explain } from '../../src/inspect/explain.ts';
import { fieldsBelow } from '../../src/inspect/explain-request.ts';

const found = (name: string) => {
  const answer = explain(name);
  if (!('found' in answer)) throw new Error(`nothing is known of ${name}`);
  return answer.found;
};

describe('?name', () => {
  test('tells a key of the head from the schema that checks it', () => {
    expect(found('instance')).toMatchObject({
      name: 'instance',
      type: 'text',
      doc: expect.stringContaining('instance type'),
    });
    expect(found('instance').facts.map(({ name }) => name)).toContain('example');
  });

  test('takes the real name of a param where the reference has NAME', () => {
    expect(found('params.depth.min').name).toBe('params.NAME.min');
  });

  test('tells a field of a request with what the service accepts', () => {
    const volume = found('CreateTrainingJob.ResourceConfig.VolumeSizeInGB');
    expect(volume.type).toMatch(/^integer/);
    expect(volume.facts).toEqual([{ name: 'range', text: expect.any(String) }]);
    expect(found('CreateTrainingJob.RoleArn')).toMatchObject({ type: 'text, required' });
    expect(found('CreateTrainingJob.RoleArn').facts.map(({ name }) => name)).toContain('pattern');
  });

  test('goes through lists and lists the fields below', () => {
    const input = found('CreateTrainingJob.InputDataConfig');
    expect(input.fields.map(({ name }) => name)).toContain('ChannelName');
    expect(fieldsBelow('CreateTrainingJob.InputDataConfig')).toContain('ChannelName');
  });

  test('names what is near where nothing has the name', () => {
    expect(explain('instnace')).toEqual({ near: 'instance' });
    expect(explain('CreateTrainingJob.NoSuchField')).not.toHaveProperty('found');
    expect(explain('constructor')).not.toHaveProperty('found');
  });
});

describe('?name of a flow', () => {
  test('tells an execution variable with its example, when it is known, and what becomes of it each way', () => {
    const { name, type, facts } = found('execution.id');
    expect({ name, type }).toEqual({ name: '{execution.id}', type: 'text' });
    expect(facts.map((fact) => fact.name)).toEqual(['example', 'known', 'as job', 'as pipeline', 'as states']);
    expect(facts.at(3)?.text).toContain('Execution.PipelineExecutionId');
    expect(found('{execution.id}')).toEqual(found('execution.id'));
  });

  test('tells all that a run tells of itself', () => {
    expect(found('execution').fields.map(({ name }) => name)).toContain('startTime');
  });

  test('tells a metric, and a value in a file, of any step', () => {
    expect(found('train.metrics.auc')).toMatchObject({ name: '{train.metrics.auc}', type: 'number' });
    expect(found('evaluate.outputs.report/result.json#auc').doc).toContain('result.json');
  });

  test('tells a function by which flows are written, though a key of the head may end like it', () => {
    expect(found('when')).toMatchObject({ name: 'when', type: expect.stringContaining('function') });
    expect(found('sql')).toMatchObject({ name: 'sql', type: expect.stringContaining('function') });
    expect(found('register').fields.find(({ name }) => name === 'group')).toMatchObject({ required: true });
  });
});
