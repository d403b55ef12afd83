/** Lines by which the bootstrap tells times; they are read for the timeline, and shown to nobody. */
export function isMark(text: string): boolean {
  return text.startsWith('mlx: marks ');
}
