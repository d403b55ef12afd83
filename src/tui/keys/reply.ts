import type { Reply } from './input.ts';

const colour = /^\]11;rgba?:([0-9a-f]{1,4})\/([0-9a-f]{1,4})\/([0-9a-f]{1,4})/i;
const attributes = /^\?[0-9;]*c$/;

/** What a terminal answers to what it was asked: what stands behind `CSI`, or behind Escape without its end; undefined for what nobody asked. */
export function replyOf(text: string): Reply | undefined {
  if (text === '0n') return { kind: 'status reply' };
  if (attributes.test(text)) return { kind: 'attributes reply' };
  const [, ...parts] = colour.exec(text) ?? [];
  if (parts.length === 0) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.map((part) => Number.parseInt(part, 16) / (16 ** part.length - 1));
  // As bright as the eye finds it.
  return {
    kind: 'background reply',
    background: 0.2126 * red + 0.7152 * green + 0.0722 * blue > 0.5 ? 'light' : 'dark',
  };
}
