import type { Retry } from './retry-flow.ts';

/** How a run is done again, in words. */
export const retryWords: Readonly<Record<Retry['how'], string>> = {
  retry: 'the pipeline takes the same execution up again',
  selective: 'the definition has changed: a new execution of only the steps that are left',
  redrive: 'the state machine takes the same execution up again, with the code that it began with',
  direct: 'mlx goes on where the run ended',
};
