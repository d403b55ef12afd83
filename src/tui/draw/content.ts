import { emptyLine, type Frame, type Line, line, span } from '../../show/line.ts';
import { drawError } from '../../show/error.ts';
import { drawFlowWhy } from '../../show/flow-why.ts';
import { drawWhy } from '../../show/why.ts';
import type { Value } from '../../commands/value.ts';
import { drawValue } from '../../show/value.ts';
import type { Content } from '../state/content.ts';
import { drawJob } from './job.ts';
import { drawFlowLaunch } from './flow-launch.ts';
import { drawLaunch } from './launch.ts';

/** A page's content as lines of `frame.width` columns. */
export function drawContent(content: Content, frame: Frame): Line[] {
  switch (content.kind) {
    case 'nothing':
      return [];
    case 'loading':
      return [line(span('dim', content.text))];
    case 'value':
      return drawAnswer(content.value, frame);
    case 'error':
      return drawError(content.told, content.faults, frame.width);
    case 'job':
      return drawJob(content, frame.width);
    case 'launch':
      return drawLaunch(content.plan, content.isHere, frame.width);
    case 'flow launch':
      return drawFlowLaunch(content.plan, frame.width);
  }
}

/** As the command line draws it, but that why a run failed stands first: below it would be out of sight. */
function drawAnswer(value: Value, frame: Frame): Line[] {
  if (value.kind === 'run' && value.why) {
    return [...drawWhy(value.why, frame.width), emptyLine, ...drawValue({ kind: 'run', run: value.run }, frame)];
  }
  if (value.kind === 'flow run' && value.why) {
    const { why, ...rest } = value;
    return [...drawFlowWhy(why, frame.width), emptyLine, ...drawValue(rest, frame)];
  }
  return drawValue(value, frame);
}
