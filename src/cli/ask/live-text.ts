import {
  createPrompt,
  isEnterKey,
  isTabKey,
  makeTheme,
  useEffect,
  useKeypress,
  usePrefix,
  useState,
  type Status,
} from '@inquirer/core';
import type { TextQuestion } from '../../commands/question.ts';
import { wrap } from '../../show/wrap.ts';
import { nextOffer, type Offers } from './next-offer.ts';

/**
 * Asks for a line of text and says below it, while it is typed, what is wrong with it and what it may become. Tab takes the
 * first completion, and with each further press the next. Enter is refused as long as something is wrong.
 */
export const liveText = createPrompt<string, TextQuestion>((question, done) => {
  const theme = makeTheme();
  const [status, setStatus] = useState<Status>('idle');
  const [text, setText] = useState(question.fallback);
  const [tried, setTried] = useState(false);
  const [offers, setOffers] = useState<Offers>();
  const prefix = usePrefix({ status, theme });
  const fault = question.check(text.trim());
  const words = offers?.texts ?? question.complete?.(text) ?? [];

  useEffect((readline) => readline.write(question.fallback), [question.fallback]);
  useKeypress((key, readline) => {
    if (isEnterKey(key)) {
      if (fault === undefined) {
        setStatus('done');
        return done(text.trim());
      }
      // Readline has emptied its line by now; an answer that isn't accepted stays to be mended.
      setTried(true);
      return readline.write(text);
    }
    const next = isTabKey(key) ? nextOffer(offers, () => question.complete?.(text) ?? []) : undefined;
    setOffers(next);
    setTried(false);
    if (!isTabKey(key)) return setText(readline.line);
    const taken = next?.texts[next.at] ?? text;
    readline.clearLine(0);
    readline.write(taken);
    return setText(taken);
  });

  const message = theme.style.message(question.message, status);
  if (status === 'done') return `${prefix} ${message} ${theme.style.answer(text.trim())}`;
  // Nobody has done anything wrong before a word is typed, nor while there are words that it may become.
  const isTyped = text !== question.fallback && words.length === 0;
  const below = [
    ...(fault !== undefined && (tried || isTyped) ? folded(fault).map(theme.style.error) : []),
    ...(text === '' && !tried && question.hint !== undefined ? folded(question.hint).map(theme.style.help) : []),
    ...(words.length > 0 ? folded(`tab: ${shownWords(words, offers).join('  ')}`).map(theme.style.help) : []),
  ];
  return [`${prefix} ${message} ${text}`, below.join('\n')];
});

/** Words that Tab offers at once; more would hide the question. */
const mostWords = 6;

function shownWords(texts: readonly string[], offers: Offers | undefined): string[] {
  const from = offers === undefined ? 0 : Math.max(0, offers.at - mostWords + 1);
  const shown = texts.slice(from, from + mostWords).map(lastWord);
  return from + mostWords < texts.length ? [...shown, '…'] : shown;
}

function lastWord(text: string): string {
  return /[^\s=]+\s*$/.exec(text)?.[0].trim() ?? text;
}

/** Broken between words, with room for the mark of an error. */
function folded(text: string): string[] {
  return wrap(text, (process.stderr.columns || 80) - 3);
}
