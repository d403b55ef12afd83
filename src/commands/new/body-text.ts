import type { Answers } from './answers.ts';
import type { NewParam } from './words.ts';

/** The script below the head: it reads every input, writes every output and runs as it stands, to be changed from there. */
export function bodyText(answers: Answers): string {
  return [
    `"""${docText(answers)}"""`,
    '',
    ...imports(answers),
    '',
    '',
    ...(answers.inputs.length > 0 ? [readRowsText, '', ''] : []),
    'def main():',
    ...mainLines(answers).map((line) => (line === '' ? '' : `    ${line}`)),
    '',
    '',
    ...(answers.params.length > 0 ? [...paramLines(answers.params), '', ''] : []),
    'if __name__ == "__main__":',
    '    main()',
    '',
  ].join('\n');
}

function docText({ description, name }: Answers): string {
  const text = (description === '' ? `The ${name} job.` : description).replaceAll('\\', String.raw`\\`);
  return text.replaceAll('"""', String.raw`\"\"\"`).replace(/"$/, String.raw`\"`);
}

function imports({ inputs, params }: Answers): string[] {
  const modules = [
    'json',
    'os',
    ...(inputs.length > 0 ? ['csv', 'gzip'] : []),
    ...(params.length > 0 ? ['argparse'] : []),
  ];
  return [...modules.sort().map((module) => `import ${module}`), 'from pathlib import Path'];
}

function mainLines(answers: Answers): string[] {
  const { inputs, outputs, params, kind } = answers;
  return [
    ...(params.length > 0 ? ['args = parse_args()', 'print("params", vars(args))'] : []),
    ...inputs.flatMap(({ name }) => [
      `${name} = list(read_rows(Path(os.environ["MLX_INPUT_${name.toUpperCase()}"])))`,
      `print(f"${name}: {len(${name})} rows")`,
    ]),
    ...(kind === 'training' ? trainLines : []),
    ...(needsSummary(answers) ? [summaryLine(answers)] : []),
    ...outputs.flatMap(({ name, ref }) => outputLines(name, ref, inputs[0]?.name)),
    ...(outputs.length === 0 ? ['print(json.dumps(summary))'] : []),
  ];
}

/** Tables are written from the first input; everything else, and a table without one, from the summary. */
function needsSummary({ inputs, outputs }: Answers): boolean {
  return outputs.length === 0 || inputs.length === 0 || outputs.some(({ ref }) => !ref.startsWith('table:'));
}

function summaryLine({ inputs }: Answers): string {
  return `summary = {${inputs.map(({ name }) => `"${name}": len(${name})`).join(', ')}}`;
}

const trainLines = [
  'for epoch in range(3):',
  '    loss = 1 / (epoch + 1)  # your training step goes here',
  '    print(f"epoch={epoch} loss={loss:.4f}")',
];

function outputLines(name: string, ref: string, firstInput: string | undefined): string[] {
  const folder = [
    `${name} = Path(os.environ["MLX_OUTPUT_${name.toUpperCase()}"])`,
    `${name}.mkdir(parents=True, exist_ok=True)`,
  ];
  if (!ref.startsWith('table:')) return [...folder, `(${name} / "${name}.json").write_text(json.dumps(summary))`];
  return [
    ...folder,
    `with open(${name} / "part-0.jsonl", "w", encoding="utf-8") as file:`,
    `    for row in ${firstInput ?? '[summary]'}:`,
    '        file.write(json.dumps(row) + "\\n")',
  ];
}

function paramLines(params: readonly NewParam[]): string[] {
  return [
    'def parse_args():',
    '    parser = argparse.ArgumentParser()',
    ...params.map((param) => `    parser.add_argument("--${param.name}", ${argumentType(param)})`),
    '    return parser.parse_args()',
  ];
}

/** Every param reaches a script as text behind its flag; a flag of truth comes as `true` or `false`. */
function argumentType({ type }: NewParam): string {
  switch (type) {
    case 'int':
    case 'float':
      return `type=${type}`;
    case 'bool':
      return 'type=lambda text: text == "true"';
    case 'string':
    case 'date':
      return 'type=str';
  }
}

const readRowsText = `def read_rows(folder):
    """Yields each row of the CSV and JSON Lines files below a folder as a dict, packed by gzip or not."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        with open(path, "rb") as file:
            packed = file.read(2) == b"\\x1f\\x8b"
        with (gzip.open if packed else open)(path, "rt", encoding="utf-8", newline="") as file:
            first = file.read(1)
            file.seek(0)
            yield from map(json.loads, file) if first == "{" else csv.DictReader(file)`;
