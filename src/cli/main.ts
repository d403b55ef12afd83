/** Runs one command line and answers with its exit code. */
export async function main(words: readonly string[]): Promise<number> {
  process.stdout.write(`${words.join(' ')}\n`);
  return 0;
}
