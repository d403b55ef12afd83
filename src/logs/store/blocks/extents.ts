/** A part of a file, in bytes. */
export interface Extent {
  offset: number;
  length: number;
}

/** Which parts of a file are free. */
export interface Extents {
  /** The first free part that is large enough, else one behind all others. */
  take(length: number): Extent;
  free(extent: Extent): void;
  /** How long the file has become. */
  end(): number;
}

export function trackExtents(): Extents {
  /** Sorted by offset; no two touch. */
  const holes: Extent[] = [];
  let end = 0;
  return {
    take(length) {
      const index = holes.findIndex((hole) => hole.length >= length);
      const hole = holes[index];
      if (!hole) {
        end += length;
        return { offset: end - length, length };
      }
      if (hole.length === length) holes.splice(index, 1);
      else holes[index] = { offset: hole.offset + length, length: hole.length - length };
      return { offset: hole.offset, length };
    },
    free({ offset, length }) {
      let index = holes.findIndex((hole) => hole.offset > offset);
      if (index < 0) index = holes.length;
      holes.splice(index, 0, { offset, length });
      join(holes, index);
      join(holes, index - 1);
      const last = holes.at(-1);
      if (last && last.offset + last.length === end) {
        end = last.offset;
        holes.pop();
      }
    },
    end: () => end,
  };
}

/** Makes one of a hole and the next one where they touch. */
function join(holes: Extent[], index: number): void {
  const hole = holes[index];
  const next = holes[index + 1];
  if (!hole || !next || hole.offset + hole.length !== next.offset) return;
  holes.splice(index, 2, { offset: hole.offset, length: hole.length + next.length });
}
