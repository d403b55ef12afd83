import { availableParallelism } from 'node:os';
import type { LineBatch } from '../line-batch.ts';
import { blockList } from './blocks/block-list.ts';
import type { Block } from './blocks/block.ts';
import { openFilterCrew } from './filters/filter-crew.ts';
import type { LogStore } from './log-store.ts';
import { openLogView } from './views/open-log-view.ts';
import { openPrivateFile, type PrivateFile } from './blocks/private-file.ts';
import { readLines } from './views/read-lines.ts';
import { openSelections } from './filters/selections.ts';
import { settleBatch, type Change } from './blocks/settle-batch.ts';
import { openShelf } from './blocks/shelf.ts';
import { tooSlow } from './filters/too-slow.ts';

/** How a store keeps its lines; all of it has defaults. */
export interface LogStoreOptions {
  /** Makes its file; by default in a folder for large temporary files. */
  openFile?: () => PrivateFile;
  /** About how many bytes lie together. */
  blockBytes?: number;
  /** Bytes of lines in memory; and how many where they can't be put on disk. */
  memory?: number;
  most?: number;
  /** Milliseconds for which a pattern may be held against the lines of a block. */
  patience?: number;
  /** Milliseconds that only ever grow. */
  elapsed?: () => number;
}

const defaults = {
  openFile: openPrivateFile,
  blockBytes: 2 ** 19,
  memory: 2 ** 24,
  most: 2 ** 28,
  patience: 3_000,
  elapsed: () => performance.now(),
};

/** Milliseconds for which lines are put in their places before keys are heard again. */
const slice = 4;

/** A store without lines. It needs no file to be made: where there can be none, it keeps what memory holds and says so. */
export function openLogStore(options: LogStoreOptions = {}): LogStore {
  const { openFile, blockBytes, memory, most, patience, elapsed } = { ...defaults, ...options };
  const { file, why } = fileBy(openFile);
  const blocks = blockList();
  const shelf = openShelf({ file, why, budget: memory, bound: most, elapsed, giveUp });
  const kept = { blocks, shelf, file, patience };
  const crew = openFilterCrew(availableParallelism() > 3 ? 2 : 1, patience);
  const selections = openSelections(kept, crew);
  const keeping = { blocks, shelf, blockBytes, tell };
  const waiting: { count: number; steps: Iterator<void> }[] = [];
  let backlog = 0;
  let isClosed = false;

  function tell(change: Change): void {
    selections.take(change);
  }

  function giveUp(block: Block): void {
    blocks.replace(blocks.indexOf(block), []);
    shelf.drop(block);
    tell({ kind: 'replaced', block, parts: [] });
  }

  function settle(): void {
    const until = elapsed() + slice;
    while (waiting[0] && elapsed() < until) {
      const { count, steps } = waiting[0];
      if (!steps.next().done) continue;
      waiting.shift();
      backlog -= count;
    }
    if (waiting.length > 0) setImmediate(settle);
  }

  return {
    add(batch: LineBatch) {
      if (isClosed) return;
      waiting.push({ count: batch.count, steps: settleBatch(keeping, batch) });
      backlog += batch.count;
      if (waiting.length === 1) settle();
    },
    size: blocks.size,
    backlog: () => backlog,
    trouble: shelf.trouble,
    view: (filter) => openLogView(kept, selections, filter),
    async *read(filter) {
      const { selection, release } = selections.get(filter);
      try {
        yield* readLines(kept, selection, () => tooSlow(filter, patience));
      } finally {
        release();
      }
    },
    async close() {
      isClosed = true;
      waiting.length = 0;
      await crew.close();
      file?.close();
    },
  };
}

function fileBy(openFile: () => PrivateFile): { file: PrivateFile | undefined; why: string } {
  try {
    return { file: openFile(), why: '' };
  } catch (error) {
    return { file: undefined, why: error instanceof Error ? error.message : String(error) };
  }
}
