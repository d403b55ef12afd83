import { emptyLine, type Line, line, span } from '../../show/line.ts';
import { clipLine } from '../../show/box.ts';
import { ways } from '../../base/way.ts';
import type { Help, Overlay, State } from '../state/state.ts';
import { nameOfSubject } from '../state/subject/subject.ts';
import { wayInLine } from '../state/line/way-in-line.ts';
import { clampOffset } from '../state/window.ts';
import { choiceLines, goToLines } from './choices.ts';
import { callsPanelOf } from './calls.ts';
import { questionLines } from './question.ts';
import { drawContent } from './content.ts';
import { editSpans } from './edit-spans.ts';
import { formLines } from './form.ts';
import { helpLines } from './help.ts';
import { paletteLines } from './palette.ts';
import { yankLines } from './yank-menu.ts';
import { partShown } from './part-shown.ts';

interface Panel {
  title: string;
  note: string;
  lines: readonly Line[];
}

/** Columns and rows within a frame. */
export interface Room {
  width: number;
  height: number;
}

/** A dialog's title, its hint, and as many of its lines as there is room for. */
export function panelOf(state: State, overlay: Exclude<Overlay, { kind: 'filter' }>, room: Room): Panel {
  switch (overlay.kind) {
    case 'help':
      return helpPanel(state, overlay, room);
    case 'palette':
      return { title: 'any command', note: '⏎ take · ↑ ↓ · esc close', lines: paletteLines(state, overlay, room) };
    case 'form':
      return {
        title: `mlx ${overlay.verb}`,
        note: `⏎ run · tab ${overlay.isLine ? 'fields' : 'line'} · esc close`,
        lines: formLines(state, overlay, room),
      };
    case 'yank':
      return {
        title: `copy of ${nameOfSubject(overlay.subject)}`,
        note: 'esc nothing',
        lines: yankLines(overlay.subject),
      };
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

function helpPanel(state: State, { offset, search, isSearching }: Help, { width, height }: Room): Panel {
  const all = helpLines(state, width);
  const title = search.text === '' ? 'help' : `help /${search.text}`;
  const from = clampOffset(offset, all.length, height);
  const part = partShown(from, height, all.length);
  const place = part === '' ? '' : `${part} · `;
  if (!isSearching)
    return { title, note: `${place}j k scroll · / search · q close`, lines: all.slice(from, from + height) };
  const typed: Line = [span('accent', '/ '), ...editSpans(search, width - 2, true)];
  return { title: 'help', note: `${place}⏎ keep · esc all`, lines: [typed, ...all.slice(from, from + height - 1)] };
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
