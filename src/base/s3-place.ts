/** A bucket and a key, or the beginning of keys. */
export interface S3Place {
  bucket: string;
  key: string;
}

/** Takes `s3://bucket/key` apart; undefined where the text is not such a URI. */
export function s3Place(uri: string): S3Place | undefined {
  const found = /^s3:\/\/([^/]+)(?:\/([\s\S]*))?$/.exec(uri);
  return found?.[1] ? { bucket: found[1], key: found[2] ?? '' } : undefined;
}

/** The same prefix with a slash at its end, so that `.../data` never takes `.../data-old` along. */
export function asFolder(uri: string): string {
  return uri.endsWith('/') ? uri : `${uri}/`;
}
