/** The keys that change a line being written, the same wherever one is. */
const table = [
  { id: 'charLeft', keys: ['left', 'ctrl+b'], help: 'left' },
  { id: 'charRight', keys: ['right', 'ctrl+f'], help: 'right' },
  { id: 'wordLeft', keys: ['alt+b', 'ctrl+left', 'alt+left'], help: 'a word left' },
  { id: 'wordRight', keys: ['alt+f', 'ctrl+right', 'alt+right'], help: 'a word right' },
  { id: 'lineStart', keys: ['ctrl+a', 'home'], help: 'to the start' },
  { id: 'lineEnd', keys: ['ctrl+e', 'end'], help: 'to the end' },
  { id: 'deleteBack', keys: ['backspace'], help: 'delete to the left' },
  { id: 'deleteForward', keys: ['delete', 'ctrl+d'], help: 'delete to the right' },
  { id: 'deleteWord', keys: ['ctrl+w', 'alt+backspace'], help: 'delete a word' },
  { id: 'deleteBefore', keys: ['ctrl+u'], help: 'delete to the start' },
  { id: 'deleteAfter', keys: ['ctrl+k'], help: 'delete to the end' },
] as const;

export type Edit = (typeof table)[number]['id'];

/** The same as actions of these modes. */
export function editActions<Mode>(modes: readonly Mode[]) {
  return table.map((action) => ({ ...action, modes, group: 'line' as const }));
}

export function isEdit(action: string): action is Edit {
  return table.some(({ id }) => id === action);
}
