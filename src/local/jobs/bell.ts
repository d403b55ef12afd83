/** Cuts a wait short. */
export interface Bell {
  ring(): void;
  /** Resolves after so many milliseconds, or at once when the bell rang since the last wait or rings now. */
  wait(milliseconds: number): Promise<void>;
}

export function bell(): Bell {
  let rang = false;
  let wake: (() => void) | undefined;
  return {
    ring: () => {
      rang = true;
      wake?.();
    },
    wait: (milliseconds) =>
      new Promise((resolve) => {
        // Even a bell that rang lets what else is due come first.
        const timer = setTimeout(done, rang ? 0 : milliseconds);
        wake = done;
        function done(): void {
          clearTimeout(timer);
          rang = false;
          wake = undefined;
          resolve();
        }
      }),
  };
}
