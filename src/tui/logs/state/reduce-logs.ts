import type { LogEvent } from './log-event.ts';
import { logStep, type LogStep } from './log-effect.ts';
import type { LogState } from './log-state.ts';
import type { Look } from './look.ts';
import { reduceFeed } from './reduce-feed.ts';
import { reduceFound } from './reduce-find.ts';
import { reduceLogInput } from './reduce-log-input.ts';

/** The state after an event, and what that asks for. Pure but for what it looks up among the lines. */
export function reduceLogs(state: LogState, event: LogEvent, look: Look): LogStep {
  switch (event.kind) {
    case 'input':
      return reduceLogInput(state, event.input, look);
    case 'feed':
      return logStep(reduceFeed(state, event.event));
    case 'resized':
      return logStep({ ...state, area: event.area, isBand: event.isBand });
    case 'focused':
      return logStep({ ...state, hasKeys: event.hasKeys });
    case 'looked':
      return logStep({ ...state, now: event.now });
    case 'found':
      return logStep(reduceFound(state, event, look));
    case 'notice':
      return logStep({ ...state, notice: event.notice });
  }
}
