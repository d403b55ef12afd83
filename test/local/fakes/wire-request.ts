import type { WireRequest } from '../../../src/local/embedded.ts';

/** A request as it reaches the embedded AWS. */
export function wireRequest(parts: Partial<Omit<WireRequest, 'body'>> & { body?: string } = {}): WireRequest {
  return { method: 'POST', path: '/', query: {}, headers: {}, ...parts, body: piecesOf(parts.body ?? '') };
}

async function* piecesOf(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
}
