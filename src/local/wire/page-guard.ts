import type { IncomingHttpHeaders } from 'node:http';

/**
 * Why a request is refused because a web page could have made it, or `undefined` where it may pass. The `Host` must be a
 * loopback name with our own port (so that no other name can be bound to this address), and no browser may say that a page asked.
 */
export function refusalOf(headers: IncomingHttpHeaders, port: number): string | undefined {
  if (!isLoopback(headers.host ?? '', port)) return `Host must be 127.0.0.1:${port} or localhost:${port}.`;
  if (headers.origin !== undefined) return 'Requests of web pages (with Origin) are refused.';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'none') return 'Requests of web pages (with Sec-Fetch-Site) are refused.';
  return undefined;
}

/** `bucket.localhost` is S3's virtual-host style; names under `.localhost` always mean this machine (RFC 6761). */
function isLoopback(host: string, port: number): boolean {
  const colon = host.lastIndexOf(':');
  if (host.slice(colon + 1) !== String(port)) return false;
  const name = host.slice(0, colon).toLowerCase();
  return name === '127.0.0.1' || name === '[::1]' || name === 'localhost' || name.endsWith('.localhost');
}
