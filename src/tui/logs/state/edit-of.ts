import type { Edit } from '../../state/edit-line.ts';
import type { LogActionId } from '../keys/log-actions.ts';

/** The edit of a line that an action is; nothing where it is another thing. */
export function editOf(action: LogActionId): Edit | undefined {
  switch (action) {
    case 'charLeft':
      return 'left';
    case 'charRight':
      return 'right';
    case 'wordLeft':
    case 'wordRight':
    case 'lineStart':
    case 'lineEnd':
    case 'deleteBack':
    case 'deleteForward':
    case 'deleteWord':
    case 'deleteBefore':
    case 'deleteAfter':
      return action;
    default:
      return undefined;
  }
}
