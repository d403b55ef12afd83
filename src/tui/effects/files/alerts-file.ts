import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Env } from '../../../base/env.ts';
import { settingsFolder } from '../../../base/folders.ts';
import { replaceFile } from '../../../base/replace-file.ts';
import { type Alerts, alertWays } from '../../state/state.ts';

/** How the end of a run is told: as MLX_NOTIFY says, else as the user chose last, else on the screen alone. */
export async function readAlerts(env: Env): Promise<Alerts> {
  const said = env['MLX_NOTIFY'] || (await readFile(fileOf(env), 'utf8').catch(() => ''));
  return alertWays.find((way) => way === said.trim()) ?? 'off';
}

/** Keeps the choice for later sessions. A folder that can't be written keeps none. */
export async function keepAlerts(env: Env, alerts: Alerts): Promise<void> {
  await replaceFile(fileOf(env), `${alerts}\n`).catch(() => undefined);
}

function fileOf(env: Env): string {
  return join(settingsFolder(env), 'notify');
}
