import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ROOT } from '../../../scripts/build-extension';
import { SITES } from '../../../src/sites';
import { builtExtension, presentBrowsers } from '../support';
import { ALLOWED, STANDARDS } from './allowed';
import { type Place, scanPackage, scanScript } from './bundle-scan';

/** Every address that stands in the guidance, wherever in it. */
function guidanceLinks(): Set<string> {
  const links = new Set<string>();
  const walk = (value: unknown): void => {
    if (typeof value === 'string' && /^https?:/.test(value)) links.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk(parse(readFileSync(join(ROOT, 'rules/guidance.yaml'), 'utf8')));
  return links;
}

interface Manifest {
  readonly permissions: readonly string[];
  readonly host_permissions: readonly string[];
  readonly optional_permissions?: readonly string[];
  readonly optional_host_permissions: readonly string[];
  readonly content_scripts: readonly { readonly matches: readonly string[] }[];
  readonly content_security_policy: { readonly extension_pages: string };
  readonly browser_specific_settings?: {
    readonly gecko: {
      readonly data_collection_permissions: { readonly required: readonly string[] };
    };
  };
}

/** First column of the table under "Permissions" in PRIVACY.md. */
function statedPermissions(): string[] {
  const [, section = ''] = readFileSync(join(ROOT, 'PRIVACY.md'), 'utf8').split('## Permissions');
  const rows = section.split('\n').filter((line) => line.startsWith('|'));
  return rows.slice(2).map((row) => row.split('|')[1]?.trim() ?? '');
}

describe.each(presentBrowsers())('the built package for %s', (name) => {
  const dir = builtExtension(name);
  const scanned = scanPackage(dir);
  const manifest = JSON.parse(readFileSync(join(dir, 'manifest.json'), 'utf8')) as Manifest;

  test('reaches for nothing outside, runs no strings, writes no markup', () => {
    const matches = (place: Place) =>
      ALLOWED.filter(
        (one) => one.file === place.file && one.name === place.name && one.code.test(place.code),
      );
    expect(scanned.places.filter((place) => matches(place).length === 0)).toEqual([]);
    // A reason that no place needs any more has to go.
    const used = new Set(scanned.places.flatMap(matches));
    expect(ALLOWED.filter((one) => !used.has(one)).map(({ why }) => why)).toEqual([]);
  });

  test('knows no address but the official guidance and names of standards', () => {
    const known = new Set([...guidanceLinks(), ...STANDARDS]);
    expect(scanned.addresses.filter(({ address }) => !known.has(address))).toEqual([]);
    expect(scanned.addresses.length).toBeGreaterThan(50);
  });

  test('asks for the permissions that PRIVACY.md names, and for no others', () => {
    const hosts = SITES.flatMap(({ matches }) => matches);
    expect(new Set(manifest.host_permissions)).toEqual(new Set(hosts));
    for (const { matches } of manifest.content_scripts)
      expect(new Set(matches)).toEqual(new Set(hosts));
    expect(manifest.optional_host_permissions).toEqual(['https://*/*', 'http://*/*']);
    expect(manifest.optional_permissions).toBeUndefined();
    expect(statedPermissions()).toEqual([
      'access to the supported sites (listed in the manifest)',
      'access to other sites (optional)',
      ...manifest.permissions.toSorted(byPrivacyOrder).map((one) => `\`${one}\``),
    ]);
  });

  test('forbids its own pages every other server, and tells Firefox that nothing is collected', () => {
    const policy = manifest.content_security_policy.extension_pages.split('; ');
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'self'");
    for (const line of policy) {
      expect(line).toMatch(/^[a-z-]+ '(self|none)'( 'wasm-unsafe-eval')?$/);
    }
    const gecko = manifest.browser_specific_settings?.gecko;
    if (name === 'firefox')
      expect(gecko?.data_collection_permissions).toEqual({ required: ['none'] });
  });

  test('carries the licences of what it ships', () => {
    const notices = readFileSync(join(dir, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const dependency of bundledDependencies()) {
      expect(notices, dependency).toMatch(new RegExp(`^${dependency} \\d+\\.\\d+\\.\\d+ \\(`, 'm'));
    }
    // Crates leave the paths of their sources behind.
    const wasm = readFileSync(join(ROOT, 'node_modules/jieba-wasm/pkg/web/jieba_rs_wasm_bg.wasm'));
    const paths = wasm
      .toString('latin1')
      .matchAll(/index\.crates\.io-\w+\/([a-z][\w-]*?-\d+\.\d+\.\d+[\w.+]*)\//g);
    const crates = new Set([...paths].map(([, crate = '']) => crate.replace(/-(?=\d+\.)/, ' ')));
    expect(crates.size).toBeGreaterThan(10);
    for (const crate of crates) expect(notices).toContain(`\n${crate} (`);
  });
});

test.each([
  ['a request', 'fetch("/x")', 'fetch'],
  ['a request by another name', 'const {fetch:ask}=self;ask("/x")', 'fetch'],
  ['a request in brackets', 'self["fetch"]("/x")', 'fetch'],
  ['a socket', 'new WebSocket(a)', 'WebSocket'],
  ['a beacon', 'navigator.sendBeacon(a)', 'sendBeacon'],
  ['code from a string', '(0,eval)(a)', 'eval'],
  ['a function from a string', 'const F=Function;new F(a)', 'Function'],
  ['markup', 'a.innerHTML=b', 'innerHTML'],
  ['writing', 'window.document.write(a)', 'document.write'],
  ['a picture', 'new Image', 'Image'],
  ['a script of elsewhere', 'import(a)', 'import()'],
])('the scan sees %s', (_, code, name) => {
  const places: Place[] = [];
  scanScript(code, 'x.js', places, []);
  expect(places.map((place) => place.name)).toEqual([name]);
});

test('the scan sees addresses in strings and templates', () => {
  const addresses: { file: string; address: string }[] = [];
  const script = ['a("https://one.example/x")', 'b(`wss://two.example/$', '{c}`)'];
  scanScript(`${script[0]};${script[1]}${script[2]}`, 'x.js', [], addresses);
  expect(addresses.map(({ address }) => address)).toEqual([
    'https://one.example/x',
    'wss://two.example/',
  ]);
});

function byPrivacyOrder(a: string, b: string): number {
  const order = statedPermissions();
  return order.indexOf(`\`${a}\``) - order.indexOf(`\`${b}\``);
}

/** `dependencies` of package.json is what ships; wxt and Vite leave some of their own code as well. */
function bundledDependencies(): string[] {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: Record<string, string>;
  };
  return [...Object.keys(dependencies), 'wxt', '@wxt-dev/browser', 'vite'];
}
