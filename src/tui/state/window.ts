/** The first row shown of a list of `count`, in `height` rows, so that the one at `index` is seen with some around it. */
export function windowAround(index: number, count: number, height: number): number {
  const margin = Math.floor(height / 2);
  return Math.max(0, Math.min(index - margin, count - height));
}

/** A first row that leaves no empty space at the end where there is more above. */
export function clampOffset(offset: number, count: number, height: number): number {
  return Math.max(0, Math.min(offset, count - height));
}
