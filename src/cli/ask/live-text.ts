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

/**
 * Asks for a line of text and says what is wrong with it while it is being typed, below the line. Tab takes the first completion;
 * enter is refused as long as something is wrong.
 */
export const liveText = createPrompt<string, TextQuestion>((question, done) => {
  const theme = makeTheme();
  const [status, setStatus] = useState<Status>('idle');
  const [text, setText] = useState(question.fallback);
  const prefix = usePrefix({ status, theme });
  const fault = question.check(text.trim());
  const offers = question.complete?.(text) ?? [];

  useEffect((readline) => readline.write(question.fallback), [question.fallback]);
  useKeypress((key, readline) => {
    if (isEnterKey(key)) {
      // Readline has emptied its line by now; an answer that isn't accepted stays to be mended.
      if (fault !== undefined) return readline.write(text);
      setStatus('done');
      return done(text.trim());
    }
    if (isTabKey(key)) {
      readline.clearLine(0);
      readline.write(offers[0] ?? text);
      return setText(offers[0] ?? text);
    }
    return setText(readline.line);
  });

  const message = theme.style.message(question.message, status);
  if (status === 'done') return `${prefix} ${message} ${theme.style.answer(text.trim())}`;
  const below = [
    ...(fault === undefined ? [] : [theme.style.error(fault)]),
    ...(offers.length > 0 ? [theme.style.help(`tab: ${offers.slice(0, 6).map(lastWord).join('  ')}`)] : []),
  ];
  return [`${prefix} ${message} ${text}`, below.join('\n')];
});

function lastWord(text: string): string {
  return /\S+\s*$/.exec(text)?.[0].trim() ?? text;
}
