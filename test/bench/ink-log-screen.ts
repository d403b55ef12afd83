import { Box, render, Text } from 'ink';
import { createElement, useEffect, useState } from 'react';
import type { LineBatch } from '../../src/logs/line-batch.ts';
import { inkOutput } from '../../src/tui/terminal/ink-output.ts';
import type { FloodScreen } from './mlx-log-screen.ts';

/** What is on Ink's screen: the last lines, and whether a line is being written. */
interface Shown {
  lines: readonly string[];
  isAsked: boolean;
}

/** The same log as a full-screen application of Ink's: only the rows that can be seen are rendered, changes reach the screen at once. */
export function inkScreen({ columns, rows }: { columns: number; rows: number }): FloodScreen {
  let bytes = 0;
  let shown: Shown = { lines: [], isAsked: false };
  let tell: ((next: Shown) => void) | undefined;
  let waiting: (() => void)[] = [];
  const heights = rows - 2;

  const show = (next: Shown) => {
    shown = next;
    tell?.(next);
  };
  const App = () => {
    const [{ lines, isAsked }, set] = useState(shown);
    useEffect(() => {
      tell = set;
    }, []);
    return createElement(
      Box,
      { flexDirection: 'column', width: columns, height: rows },
      createElement(Text, { wrap: 'truncate' }, ' mlx logs  train-3'),
      ...lines.map((text, row) => createElement(Text, { key: row, wrap: 'truncate' }, text)),
      createElement(Text, { wrap: 'truncate' }, isAsked ? ' /' : ' follows'),
    );
  };
  return {
    open: () => {
      const output = inkOutput(
        (written) => {
          bytes += Buffer.byteLength(written);
        },
        { columns, rows },
      );
      render(createElement(App), {
        stdout: output,
        interactive: true,
        incrementalRendering: true,
        maxFps: 60,
        exitOnCtrlC: false,
        patchConsole: false,
        onRender: () => {
          const painted = waiting;
          waiting = [];
          for (const each of painted) each();
        },
      });
    },
    feed: (batch) => {
      show({ ...shown, lines: [...shown.lines, ...lastTexts(batch, heights)].slice(-heights) });
    },
    key: (name, painted) => {
      waiting.push(painted);
      show({ ...shown, isAsked: name === '/' });
    },
    bytes: () => bytes,
  };
}

function lastTexts({ count, text, ends, timestamp, stream }: LineBatch, most: number): string[] {
  const decoder = new TextDecoder();
  const from = Math.max(0, count - most);
  return Array.from({ length: count - from }, (_, index) => {
    const line = from + index;
    const time = new Date(timestamp[line] ?? 0).toISOString().slice(11, 19);
    const said = decoder.decode(text.subarray(line === 0 ? 0 : ends[line - 1], ends[line]));
    return ` ${time} algo-${(stream[line] ?? 0) + 1} ${said}`;
  });
}
