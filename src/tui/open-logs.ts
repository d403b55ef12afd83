import type { OpenLogs } from '../commands/command.ts';
import { firstLogFrame } from './draw/first-log-frame.ts';
import { withScreen } from './terminal/with-screen.ts';

/** A log on the whole screen, from its first frame, which stands there before anything heavy loads, to its end. */
export const openLogs: OpenLogs = ({ theme, ...options }) =>
  withScreen({
    env: options.request.env,
    theme,
    firstFrame: (size) => firstLogFrame(options.request.words, size, theme),
    show: async (room) => (await import('./follow/show-logs.ts')).showLogs({ ...options, ...room }),
  });
