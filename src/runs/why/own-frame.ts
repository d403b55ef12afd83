import type { Frame } from './traceback.ts';

/** The last frame that lies in the files that travelled with the job, its file named as beside the script. */
export function ownFrame(frames: readonly Frame[]): Frame | undefined {
  const own = frames.flatMap((frame) => {
    const file = fileInCode(frame.file);
    return file === undefined
      ? []
      : [{ ...frame, file, function: frame.function === '<module>' ? undefined : frame.function }];
  });
  return own.at(-1);
}

/** The folders that code is mounted in, wherever `/opt/ml` itself is. */
function fileInCode(path: string): string | undefined {
  const file = /\/(?:processing\/input|input\/data)\/code\/(.+)$/.exec(path)?.[1];
  return file === undefined || /^mlx_(?:bootstrap\.py$|job\/)/.test(file) || /site-packages\//.test(file)
    ? undefined
    : file;
}
