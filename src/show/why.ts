import type { WhyCard } from '../runs/run.ts';
import { withoutColours } from '../base/without-colours.ts';
import { drawBox } from './box.ts';
import { emptyLine, type Line, line, span } from './line.ts';
import { drawLabelled, drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';

const label = 8;
const widest = 110;

/** Why a run failed, boxed: the headline, the line of the script, the log before it, the exit code, cause and repair. */
export function drawWhy(card: WhyCard, available: number): Line[] {
  const width = Math.min(available, widest);
  const inner = width - 4;
  const body = [
    ...drawProse(card.headline, inner, 'strong'),
    ...drawFrame(card, inner),
    ...drawBefore(card.before),
    emptyLine,
    ...(card.exit ? drawLabelled('exit', label, `code ${card.exit.code}: ${card.exit.meaning}`, inner) : []),
    ...drawLabelled('cause', label, card.cause, inner),
    ...drawLabelled('repair', label, card.repair, inner),
    ...(addsWords(card) ? drawLabelled('said', label, card.failureReason ?? '', inner, 'dim') : []),
  ];
  return drawBox(`why ${card.run} ${card.status}`, body, width, card.status === 'completed' ? 'dim' : 'bad');
}

/** Whether the service's reason says anything beyond what the card shows already. */
function addsWords({ failureReason = '', headline, exit }: WhyCard): boolean {
  const isBareExit = exit !== undefined && /^AlgorithmError: ,? ?exit code:? -?\d+$/i.test(failureReason);
  return failureReason !== '' && !isBareExit && !failureReason.includes(headline);
}

function drawFrame({ frame }: WhyCard, width: number): Line[] {
  if (!frame) return [];
  const number = String(frame.line);
  const where = frame.function && frame.function !== '<module>' ? ` in ${frame.function}` : '';
  return [
    emptyLine,
    line(span('accent', safeText(`${frame.file}:${frame.line}`)), span('dim', where)),
    ...(frame.text === undefined
      ? []
      : drawProse(frame.text.trim().replaceAll('`', "'"), width - number.length - 5).map((each, index) =>
          line(
            span('bad', index === 0 ? '→ ' : '  '),
            span('dim', `${index === 0 ? number : ' '.repeat(number.length)} │ `),
            ...each,
          ),
        )),
  ];
}

function drawBefore(before: readonly string[]): Line[] {
  if (before.length === 0) return [];
  return [
    emptyLine,
    line(span('dim', 'before it ended')),
    ...before.map((text) => line(span('dim', '│ '), safeText(withoutColours(text)))),
  ];
}
