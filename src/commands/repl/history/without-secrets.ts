/** Stands in a text in place of a secret. */
const mask = '•••';

/** Names that say that what is given to them is secret, and what is given: in quotes, or a word. */
const assigned =
  /((?:secret|token|passw(?:or)?d|passphrase|api_?key|access_?key|private_?key|credential|authorization)\w*['"`]?\s*[:=]\s*(?:bearer\s+)?)(?:(['"`])(?:\\.|(?!\2)[^\\])*(?:\2|$)|[^\s,;)}\]]+)/giu;

/** What is secret by its own form: keys of AWS, tokens of services, private keys, signatures of presigned URLs. */
const forms: readonly RegExp[] = [
  /\b(?:AKIA|ASIA|AROA|AIDA)[A-Z0-9]{16}\b/gu,
  /\b(?:gh[pousr]_|github_pat_|glpat-|xox[abprs]-|sk-|hf_)\w[\w-]{15,}/gu,
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/gu,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[^]*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)/gu,
  /(?<=[?&](?:X-Amz-(?:Signature|Credential|Security-Token)|Signature|AWSAccessKeyId|sig)=)[^&\s'"`]+/giu,
];

/** Forty characters as keys of AWS have them, unless they are only digits of a hash. */
const longKey = /(?<![\w/+=])[A-Za-z0-9/+]{40}(?![\w/+=])/gu;

/** A text that was typed, with what looks like a secret masked. */
export function withoutSecrets(text: string): string {
  const named = text.replaceAll(
    assigned,
    (_, name: string, quote?: string) => `${name}${quote ?? ''}${mask}${quote ?? ''}`,
  );
  const formed = forms.reduce((masked, form) => masked.replaceAll(form, mask), named);
  return formed.replaceAll(longKey, (found) => (isRandom(found) ? mask : found));
}

function isRandom(text: string): boolean {
  return /[a-z]/u.test(text) && /[A-Z]/u.test(text) && /\d/u.test(text) && new Set(text).size > 16;
}
