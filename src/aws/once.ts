/** Does the work at the first call and answers the later ones with its result; work that failed is tried again. */
export function once<T>(work: () => Promise<T>): Once<T> {
  let running: Promise<T> | undefined;
  const ask = async (): Promise<T> => {
    running ??= work();
    try {
      return await running;
    } catch (error) {
      running = undefined;
      throw error;
    }
  };
  return Object.assign(ask, { begun: () => running !== undefined });
}

export interface Once<T> {
  (): Promise<T>;
  /** True where the work has been asked for and has not failed. */
  begun(): boolean;
}
