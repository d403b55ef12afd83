import { Box, render, Text, useInput } from 'ink';
import { createElement, useState } from 'react';

/** As Ink's own examples would draw such a list: three panes, every row a component, keys by `useInput`. Runs until it is killed. */
const { columns, rows } = process.stdout;
const names = Array.from({ length: 200 }, (_, index) => `hello-${index}`);
const shown = rows - 8;

function List() {
  const [at, setAt] = useState(0);
  useInput((input) => {
    if (input === 'j') setAt((before) => Math.min(names.length - 1, before + 1));
    else setAt((before) => (input === 'k' ? Math.max(0, before - 1) : (before + 1) % 4));
  });
  const from = Math.max(0, at - shown + 1);
  const list = names.slice(from, from + shown).map((name, index) => {
    const isHere = from + index === at;
    return createElement(Text, { key: name, inverse: isHere, wrap: 'truncate' }, `${isHere ? '❯' : ' '} ${name}`);
  });
  const frame = { borderStyle: 'round', flexDirection: 'column', height: rows - 5 } as const;
  return createElement(
    Box,
    { flexDirection: 'column', width: columns, height: rows },
    createElement(Text, null, ' list'),
    createElement(
      Box,
      null,
      createElement(Box, { ...frame, width: 40 }, ...list),
      createElement(Box, { ...frame, flexGrow: 1 }, createElement(Text, null, names[at])),
    ),
    createElement(Text, null, ' status'),
  );
}

render(createElement(List), { alternateScreen: true, incrementalRendering: true, maxFps: 60 });
