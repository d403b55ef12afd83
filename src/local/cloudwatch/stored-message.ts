/**
 * A message as the state keeps it. Node 22 reads a text only up to its first NUL, so a message with one is kept as bytes.
 */
export function storedMessage(message: string): string | Uint8Array {
  return message.includes('\0') ? Buffer.from(message) : message;
}

/** A row of events with its message as it was given. */
export function withMessage<R extends object>(row: R & { message: string | Uint8Array }): R & { message: string } {
  const { message } = row;
  return { ...row, message: typeof message === 'string' ? message : Buffer.from(message).toString() };
}
