import { step, type Step } from './effect.ts';
import { type Alerts, alertWays, type State } from './state.ts';

/** The next way of telling that a run has ended, kept for later sessions. */
export function nextAlerts(state: State): Step {
  const alerts = alertWays[(alertWays.indexOf(state.alerts) + 1) % alertWays.length] ?? 'off';
  const notice = { text: inWords[alerts], role: 'plain' } as const;
  return step({ ...state, alerts, notice }, { kind: 'keepAlerts', alerts });
}

const inWords: Readonly<Record<Alerts, string>> = {
  off: 'the end of a run is told on the screen alone',
  bell: 'the terminal rings when a run ends',
  desktop: 'the desktop is told when a run ends, where the terminal can',
};
