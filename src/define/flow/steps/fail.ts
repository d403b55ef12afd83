import { openStep } from '../build.ts';
import type { StepHandle } from '../handles.ts';
import type { CommonOptions } from '../options/common.ts';
import { template } from '../options/readers.ts';
import type { Text } from '../values.ts';

/** Ends the run as failed, with a reason. Throws FLOW_OUTSIDE. */
export function fail(message: Text, options: CommonOptions = {}): StepHandle {
  const { add, common, one, read } = openStep('fail');
  const said = common(read(options, {}), 'fail', 'numbered');
  return add({ kind: 'fail', ...said, message: one('message', message, template) ?? '' });
}
