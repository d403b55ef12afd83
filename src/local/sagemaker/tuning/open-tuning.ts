import type { OpenEngine } from '../../jobs/engine.ts';
import { messageOf } from '../../../base/thrown.ts';
import type { Embedded } from '../../embedded.ts';
import type { Entity } from '../entities/entity.ts';
import { readEntity } from '../entities/entity-table.ts';
import { migrateSagemaker } from '../service.ts';
import { advance, endTuning } from './advance.ts';
import { unfinished } from './engine.ts';

export const openTuning: OpenEngine = (aws) => {
  migrateSagemaker(aws.state);
  return { look: () => earliest(unfinishedTunings(aws).map((tuning) => moveOn(tuning, aws))) };
};

/** A tuning job that breaks fails alone. */
function moveOn(tuning: Entity, aws: Embedded): number | undefined {
  try {
    return advance(tuning, aws);
  } catch (error) {
    endTuning(tuning, { Status: 'Failed', FailureReason: messageOf(error) }, aws);
    return undefined;
  }
}

function unfinishedTunings(aws: Embedded): Entity[] {
  const names = aws.state.prepare(`SELECT name ${unfinished} ORDER BY created`).all();
  return names.flatMap(({ name }) => readEntity(aws.state, 'hyper-parameter-tuning-job', String(name)) ?? []);
}

function earliest(times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
