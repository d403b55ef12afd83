/** The keys that change a line being written, the same wherever one is. */
const table = [
  { id: 'charLeft', keys: ['left', 'ctrl+b'], help: 'left' },
  { id: 'charRight', keys: ['right', 'ctrl+f'], help: 'right' },
  { id: 'wordLeft', keys: ['alt+b', 'ctrl+left', 'alt+left'], help: 'a word left' },
  { id: 'wordRight', keys: ['alt+f', 'ctrl+right', 'alt+right'], help: 'a word right' },
  { id: 'lineStart', keys: ['ctrl+a', 'home'], help: 'to the start of the line' },
  { id: 'lineEnd', keys: ['ctrl+e', 'end'], help: 'to the end of the line' },
  { id: 'deleteBack', keys: ['backspace'], help: 'delete to the left' },
  { id: 'deleteForward', keys: ['delete', 'ctrl+d'], help: 'delete to the right' },
  { id: 'deleteWord', keys: ['ctrl+w', 'alt+backspace'], help: 'cut a word' },
  { id: 'deleteBefore', keys: ['ctrl+u'], help: 'cut to the start of the line' },
  { id: 'deleteAfter', keys: ['ctrl+k'], help: 'cut to the end of the line' },
  { id: 'putBack', keys: ['ctrl+y'], help: 'put back what was cut' },
  { id: 'undo', keys: ['ctrl+_', 'alt+_'], help: 'undo a change' },
] as const;

export type Edit = (typeof table)[number]['id'];

/** The same as actions of these modes. */
export function editActions<Mode>(modes: readonly Mode[]) {
  return table.map((action) => ({ ...action, modes, group: 'line' as const }));
}

export function isEdit(action: string): action is Edit {
  return table.some(({ id }) => id === action);
}
