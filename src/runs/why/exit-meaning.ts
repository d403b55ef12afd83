/** What an exit code of a process says, in words that stand after `exit code 137: `. */
export function exitMeaning(code: number): string {
  const known = meanings[code];
  if (known) return known;
  if (code > 128 && code < 160) return `ended by signal ${code - 128}`;
  return code === 0 ? 'success' : 'the script said that it failed';
}

const meanings: Readonly<Record<number, string>> = {
  1: 'the script raised an error',
  2: 'wrong arguments, or a shell script with CRLF line ends',
  126: 'the file is there but can not be run',
  127: 'the command was not found',
  130: 'interrupted (SIGINT)',
  132: 'an instruction that this processor lacks (SIGILL)',
  134: 'aborted (SIGABRT), most often by a library in C',
  135: 'a bus error (SIGBUS), most often /dev/shm is too small',
  136: 'an arithmetic error (SIGFPE)',
  137: 'killed (SIGKILL), most often because memory ran out',
  139: 'segmentation fault (SIGSEGV)',
  143: 'asked to end (SIGTERM)',
};
