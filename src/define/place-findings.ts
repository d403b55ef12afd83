import type { Fault, Place } from '../base/fault.ts';
import { pathKey, type Finding, type Path } from './finding.ts';
import type { TomlDocument } from './source/toml-text.ts';

/** Findings as faults at their places in the file, in the order of the file, each place and text once. */
export function placeFindings(findings: readonly Finding[], document: TomlDocument, fallback: Place): Fault[] {
  const faults = findings.map((finding) => faultOf(finding, document, fallback));
  const byText = new Map(faults.map((fault) => [pathKey([fault.place.line, fault.place.column, fault.what]), fault]));
  return [...byText.values()].toSorted(
    ({ place: one }, { place: other }) => one.line - other.line || one.column - other.column,
  );
}

function faultOf(finding: Finding, document: TomlDocument, fallback: Place): Fault {
  const { what, rule, nearest, correct } = finding;
  const exact = document.find(finding.path);
  const place = exact
    ? finding.at === 'key'
      ? exact.key
      : exact.value
    : nearestPlace(finding.path, document, fallback);
  const fix = correct !== undefined && exact ? corrected(place, correct) : (finding.fix ?? correct ?? rule);
  return { place, what, rule, fix, ...(nearest !== undefined && { nearest }) };
}

/** The place of what surrounds a path, where nothing stands at the path itself. */
function nearestPlace(path: Path, document: TomlDocument, fallback: Place): Place {
  for (let length = path.length; length > 0; length -= 1) {
    const found = document.find(path.slice(0, length));
    if (found) return found.value;
  }
  return fallback;
}

/** The line without its comment mark, with the corrected text in place of what the caret shows. */
function corrected({ text, column, length }: Place, correct: string): string {
  const line = `${text.slice(0, column - 1)}${correct}${text.slice(column - 1 + length)}`;
  return line.replace(/^(?:#|\/\/)?\s*/, '').trimEnd();
}
