import type { EventEmitter } from 'node:events';

/** Puts one listener in place of all others, until the answer is called. */
export function takeOver(emitter: EventEmitter, event: string, listener: (told: unknown) => void): () => void {
  const others = emitter.rawListeners(event) as ((...told: unknown[]) => void)[];
  emitter.removeAllListeners(event);
  emitter.on(event, listener);
  return () => {
    emitter.off(event, listener);
    for (const other of others) emitter.on(event, other);
  };
}
