import { availableParallelism } from 'node:os';
import type { Env } from '../../base/env.ts';

export interface SupervisorSettings {
  /** Jobs that run at once; further ones wait. */
  places: number;
  /** Milliseconds without a job after which the supervisor leaves. */
  idle: number;
  /** Milliseconds between SIGTERM and SIGKILL. */
  grace: number;
}

/** `MLX_LOCAL_JOBS` (a number), `MLX_LOCAL_IDLE` and `MLX_LOCAL_STOP_GRACE` (seconds), each with a default. */
export function supervisorSettings(env: Env): SupervisorSettings {
  return {
    places: Math.max(1, Math.floor(numberIn(env['MLX_LOCAL_JOBS'], Math.max(4, 2 * availableParallelism())))),
    idle: 1000 * numberIn(env['MLX_LOCAL_IDLE'], 10),
    grace: 1000 * numberIn(env['MLX_LOCAL_STOP_GRACE'], 120),
  };
}

function numberIn(text: string | undefined, otherwise: number): number {
  const number = Number(text);
  return text === undefined || text.trim() === '' || !Number.isFinite(number) || number < 0 ? otherwise : number;
}
