import { entry } from '../entry.ts';

export const localErrors = {
  LOCAL_FOLDER_UNWRITABLE: entry<{ folder: string; reason: string }>({
    audience: 'you',
    what: ({ folder }) => `mlx can't write in ${folder}`,
    why: ({ reason }) => `The embedded AWS keeps its state there: ${reason}.`,
    fix: ({ folder }) => `Make ${folder} writable, or work in a copy of the project that is.`,
    still: () => 'Nothing was started.',
  }),
  LOCAL_DISK_FAILED: entry<{ folder: string; reason: string }>({
    audience: 'you',
    what: ({ folder }) => `the disk under ${folder} doesn't take what mlx writes`,
    why: ({ reason }) => `The embedded AWS keeps its state there, and SQLite says: ${reason}.`,
    fix: ({ folder }) => `Free some space (\`df -h ${folder}\` shows what is left), then run the command again.`,
    still: () => 'Nothing was started.',
  }),
  LOCAL_STATE_DAMAGED: entry<{ file: string; reason: string }>({
    audience: 'you',
    what: ({ file }) => `${file} can't be read`,
    why: ({ reason }) => `It holds the state of the embedded AWS, and SQLite says: ${reason}.`,
    fix: ({ file }) => `Move ${file} (and its -wal and -shm) away; mlx makes a new one, without the runs known so far.`,
    still: () => 'Nothing was started, and the file was left as it is.',
  }),
  LOCAL_STATE_FOREIGN: entry<{ folder: string }>({
    audience: 'you',
    what: ({ folder }) => `${folder} was not made here`,
    why: () =>
      'It holds the state of an embedded AWS, came with a copy, a clone or an archive, and could name commands to run and files to remove.',
    fix: ({ folder }) => `Remove ${folder}, or move it away; mlx makes a new one, without the runs known there.`,
    still: () => 'Nothing was started, and nothing that it names was touched.',
  }),
  LOCAL_STATE_NEWER: entry<{ file: string; version: number; known: number }>({
    audience: 'you',
    what: ({ file }) => `${file} was written by a newer mlx`,
    why: ({ version, known }) => `Its layout has version ${version}; this mlx knows version ${known}.`,
    fix: () => 'Use the newer mlx in this project.',
    still: () => 'Nothing was started, and the file was left as it is.',
  }),
  LOCAL_PORT_TAKEN: entry<{ port: number; reason: string }>({
    audience: 'you',
    what: ({ port }) => `mlx can't listen on port ${port} of this machine`,
    why: ({ reason }) => `The system says: ${reason}.`,
    fix: () => 'Choose another with `mlx local serve --port N`; without --port a free one is taken.',
    still: () => 'Nothing was started.',
  }),
};
