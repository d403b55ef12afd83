/** The longest that one timer of Node can wait. Milliseconds. */
const longest = 2 ** 31 - 1;

/** Acts after so many milliseconds, however many they are. Answers with what calls it off. */
export function after(milliseconds: number, act: () => void): () => void {
  let timer: NodeJS.Timeout;
  const wait = (left: number): void => {
    timer = setTimeout(() => (left > longest ? wait(left - longest) : act()), Math.min(left, longest));
  };
  wait(milliseconds);
  return () => clearTimeout(timer);
}
