import type { Template } from '../../../define/expression/node.ts';
import { readTemplate } from '../../../define/expression/text.ts';

/** A text as a pattern of IAM: each expression in it is a star. A star of the text's own stays what it is there, too. */
export function patternOf(text: Template): string {
  return readTemplate(text)
    .map((part) => (typeof part === 'string' ? part : '*'))
    .join('')
    .replaceAll(/\*{2,}/gu, '*');
}
