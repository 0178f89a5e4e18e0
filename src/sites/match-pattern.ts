/**
 * Tells whether a manifest match pattern takes a URL. Only what our adapters use is understood:
 * `*` or a scheme, a host (`*.` in front allowed), and a path with `*`.
 * @param pattern such as `*://*.example.com/*`
 * @param url absolute address
 * @returns false also for anything that cannot be parsed
 */
export function matchesPattern(pattern: string, url: string): boolean {
  const parts = /^(\*|https?):\/\/(\*|(?:\*\.)?[^*/]+)(\/.*)$/.exec(pattern);
  const target = parse(url);
  if (parts === null || target === null) return false;
  const [, scheme = '', host = '', path = ''] = parts;
  return (
    schemeFits(scheme, target.protocol) &&
    hostFits(host, target.hostname) &&
    pathFits(path, target.pathname + target.search)
  );
}

function parse(url: string): URL | null {
  try {
    return new URL(url);
  } catch {
    return null;
  }
}

function schemeFits(scheme: string, protocol: string): boolean {
  return scheme === '*' ? /^https?:$/.test(protocol) : `${scheme}:` === protocol;
}

function hostFits(host: string, hostname: string): boolean {
  if (host === '*') return true;
  if (!host.startsWith('*.')) return host === hostname;
  return hostname === host.slice(2) || hostname.endsWith(host.slice(1));
}

function pathFits(path: string, target: string): boolean {
  const source = path.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*');
  return new RegExp(`^${source}$`).test(target);
}
