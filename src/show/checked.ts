import type { CheckedRequest, PlacedFault } from '../inspect/check/checked-request.ts';
import { drawFault } from './fault.ts';
import { emptyLine, indent, type Line, line, span } from './line.ts';
import { drawLabelled, drawProse } from './prose.ts';
import { safeText } from './safe-text.ts';

/** What a request would be refused for: each fault where it stands, and the verdict. */
export function drawChecked({ of, file, faults }: CheckedRequest, width: number): Line[] {
  const mark = faults.length === 0 ? span('good', '✓ ') : span('bad', '✗ ');
  return [
    line(mark, span('strong', safeText(of)), span('dim', file === undefined ? '' : `  ${safeText(file)}`)),
    ...faults.flatMap((fault) => [emptyLine, ...indent(drawOne(fault, width - 2), 2)]),
    emptyLine,
    verdict(faults.length),
  ];
}

function drawOne(fault: PlacedFault, width: number): Line[] {
  const { place, path, what, rule, fix, nearest } = fault;
  if (place) return drawFault({ place, what, rule, fix, ...(nearest !== undefined && { nearest }) }, width);
  const label = 6;
  return [
    ...drawProse(what, width, 'bad'),
    ...(path === '' || what.startsWith(path) ? [] : drawLabelled('at', label, path, width)),
    ...drawLabelled('rule', label, rule, width),
    ...drawLabelled('fix', label, fix, width),
  ];
}

function verdict(faults: number): Line {
  if (faults === 0) return line(span('good', 'nothing that the service would refuse'));
  return line(span('bad', `it would be refused for ${faults === 1 ? 'this' : `these ${faults} faults`}`));
}
