import { emptyLine, type Line, line, span } from '../../show/line.ts';
import { clipLine } from '../../show/box.ts';
import { safeText } from '../../show/safe-text.ts';
import { fit } from '../../show/width.ts';
import { ways } from '../../base/way.ts';
import type { Overlay, State } from '../state/state.ts';
import { wayInLine } from '../state/way-in-line.ts';
import { windowAround } from '../state/window.ts';
import { choiceLines, goToLines } from './choices.ts';
import { callsPanelOf } from './calls.ts';
import { questionLines } from './question.ts';
import { drawContent } from './content.ts';
import { editSpans } from './edit-spans.ts';
import { helpLines } from './help.ts';

interface Panel {
  title: string;
  note: string;
  lines: readonly Line[];
}

interface Room {
  width: number;
  height: number;
}

/** A dialog's title, its hint, and as many of its lines as there is room for. */
export function panelOf(state: State, overlay: Exclude<Overlay, { kind: 'filter' }>, room: Room): Panel {
  switch (overlay.kind) {
    case 'help': {
      const lines = helpLines(room.width).slice(overlay.offset, overlay.offset + room.height);
      return { title: 'help', note: 'j k scroll · q close', lines };
    }
    case 'palette':
      return { title: 'command', note: '⏎ run · tab complete · esc close', lines: paletteLines(overlay, room) };
    case 'launch':
      return {
        title: `run ${overlay.target.name}`,
        note: launchNotes[overlay.target.kind],
        lines: launchLines(overlay, room),
      };
    case 'goTo':
      return { title: 'go to', note: '⏎ go · ↑ ↓ choose · esc close', lines: goToLines(overlay, room) };
    case 'links':
      return { title: 'leads to', note: '⏎ go · esc stay', lines: choiceLines(overlay.links, overlay.chosen, room) };
    case 'confirm':
      return {
        title: 'sure?',
        note: overlay.name === undefined ? 'y yes · n no' : '⏎ when the name stands there · esc no',
        lines: questionLines(overlay, room.width),
      };
    case 'calls':
      return callsPanelOf(state, overlay, room);
  }
}

function paletteLines({ line: typed, candidates, chosen }: Extract<Overlay, { kind: 'palette' }>, room: Room): Line[] {
  const rows = Math.max(0, room.height - 2);
  const from = windowAround(Math.max(0, chosen), candidates.length, rows);
  const words = Math.min(32, Math.max(0, ...candidates.map(({ word }) => word.length)));
  const found = candidates.slice(from, from + rows).map(({ word, text }, index): Line => {
    const isChosen = from + index === chosen;
    const mark = isChosen ? span('accent', '❯ ') : span('plain', '  ');
    const name = span(isChosen ? 'strong' : 'plain', fit(safeText(word), words));
    return clipLine([mark, name, span('dim', `  ${safeText(text)}`)], room.width);
  });
  return [[span('accent', 'mlx '), ...editSpans(typed, room.width - 4, true)], emptyLine, ...found];
}

const launchNotes = { job: '⏎ run · esc cancel', flow: '⏎ run · tab other way · esc cancel' } as const;

function launchLines({ target, line: typed, facts }: Extract<Overlay, { kind: 'launch' }>, room: Room): Line[] {
  const known =
    facts.kind === 'loading'
      ? [line(span('dim', 'planning…'))]
      : drawContent(facts.content, { width: room.width, now: 0 });
  const way = target.kind === 'flow' ? [clipLine(wayLine(typed.text), room.width)] : [];
  return [[span('accent', 'mlx '), ...editSpans(typed, room.width - 4, true)], ...way, emptyLine, ...known];
}

/** The ways of running, with the chosen one marked. */
function wayLine(text: string): Line {
  const chosen = wayInLine(text);
  return ways.flatMap((way) =>
    way === chosen ? [span('accent', ' ❯ '), span('strong', inWords[way])] : [span('dim', `   ${inWords[way]}`)],
  );
}

const inWords = { job: 'job: direct jobs', pipeline: 'pipeline: SageMaker', states: 'states: Step Functions' } as const;
