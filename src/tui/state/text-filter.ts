/** Tells whether a text holds what a filter says, whatever the case: every word of it, and none that begin with `!`. */
export function textFilter(filter: string): (text: string) => boolean {
  const words = filter
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '' && word !== '!');
  if (words.length === 0) return () => true;
  return (text) => {
    const lower = text.toLowerCase();
    return words.every((word) => (word.startsWith('!') ? !lower.includes(word.slice(1)) : lower.includes(word)));
  };
}
