import type { OpenSession } from '../commands/command.ts';
import { firstFrame } from './draw/first-frame.ts';
import { withScreen } from './terminal/with-screen.ts';

/** The session, from its first frame, which stands there before anything heavy loads, to its end. */
export const openSession: OpenSession = ({ theme, ...options }) =>
  withScreen({
    env: options.env,
    theme,
    isSpoken: options.isSpoken,
    firstFrame: (size) => (options.isSpoken ? 'mlx opens the project\n' : firstFrame(size, theme)),
    show: async (room) => (await import('./run-session.ts')).runSession({ ...options, ...room }),
  });
