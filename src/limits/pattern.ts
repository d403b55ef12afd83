/**
 * Compiles a pattern of a service model, which is written for Java, so that it must match the whole value.
 * Throws where the pattern means nothing to JavaScript; `npm run limits` leaves such a pattern out.
 */
export function compilePattern(pattern: string): RegExp {
  const spelled = pattern.replaceAll(String.raw`\p{Alnum}`, '0-9A-Za-z');
  return new RegExp(`^(?:${spelled})$`, 'u');
}
