/** The first sentence of a doc, without its line ends; a period within a name or a number ends none. */
export function firstSentence(doc: string): string {
  const [paragraph = ''] = doc.split('\n');
  const end = /(?<!\b(?:e\.g|i\.e|etc|vs|U\.S|approx))[.!?](?=\s+[A-Z`"(]|\s*$)/u.exec(paragraph);
  return end ? paragraph.slice(0, end.index + 1) : paragraph;
}
