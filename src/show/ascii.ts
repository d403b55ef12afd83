import type { Line } from './line.ts';

/** What stands for the marks of mlx's own where only ASCII is to be written. */
const marks: Readonly<Record<string, string>> = {
  ...each('─╌┄', '-'),
  ...each('━═', '='),
  ...each('│┊┆', '|'),
  ...each('┃', '#'),
  ...each('╭╮╰╯├┤┬┴┼┏┓┗┛┣┫┳┻╋┌┐└┘', '+'),
  ...each('╴╶╸╺', '-'),
  ...each('╵╷╹╻▌▏▎▍▋▊▉', '|'),
  ...each('▸▶❯›→', '>'),
  ...each('◂←', '<'),
  ...each('▾', 'v'),
  ...each('▴▲↖', '^'),
  ...each('●•★◆', '*'),
  ...each('○◐', 'o'),
  ...each('■█▓▣▤▦', '#'),
  ...each('▒▄▀', '='),
  ...each('░', '.'),
  ...each('✓', '+'),
  ...each('✗×', 'x'),
  ...each('·⋅', '.'),
  ...each('…≈', '~'),
  ...each('–—', '-'),
  '±': '+-',
  '≥': '>=',
  '≤': '<=',
  '⏎': 'enter',
  '↑': 'up',
  '↓': 'down',
  '↻': '@',
  '⇄': '%',
  '⚙': '*',
};

// Braille stands for the dots of charts.
const others = new RegExp(`[${Object.keys(marks).join('')}\u2801-\u28ff]`, 'gu');
/** Blanks and rules, of which one may go. */
const spare = / (?= )|-(?=-)|=(?==)/g;

/** A line in ASCII but for what is from outside. What grows takes its room from blanks and rules, so that columns stay. */
export function asciiLine(line: Line): Line {
  return asciiPieces(line, ({ role }) => role !== 'log');
}

/** The same of pieces of any kind; only `isOwn` ones are mlx's. */
export function asciiPieces<Piece extends { readonly text: string }>(
  pieces: readonly Piece[],
  isOwn: (piece: Piece) => boolean = () => true,
): Piece[] {
  let grown = 0;
  const marked = pieces.map((piece) => {
    if (!isOwn(piece)) return piece;
    const text = piece.text.replace(others, (mark) => marks[mark] ?? '*');
    grown += text.length - piece.text.length;
    return { ...piece, text };
  });
  const shrink = (blank: string) => {
    if (grown <= 0) return blank;
    grown -= 1;
    return '';
  };
  return marked.reduceRight<Piece[]>((behind, piece) => {
    const isFull = grown <= 0 || !isOwn(piece);
    behind.unshift(isFull ? piece : { ...piece, text: piece.text.replace(spare, shrink) });
    return behind;
  }, []);
}

function each(written: string, mark: string): Record<string, string> {
  return Object.fromEntries(Array.from(written, (one) => [one, mark]));
}
