import { defineConfig } from 'wxt';
import { ruleFiles } from './scripts/rule-files';
import { SITES } from './src/sites';

const hosts = SITES.flatMap((site) => [...site.matches]);

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDir: '.output',
  hooks: {
    'build:publicAssets': (_, files) => {
      files.push(...ruleFiles());
    },
    // Here and not in the content script: adapters and their hosts would be part of every page.
    'entrypoints:resolved': (_, entrypoints) => {
      for (const { name, options } of entrypoints) {
        if (name === 'content') Object.assign(options, { matches: hosts });
      }
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'zh_CN',
    permissions: ['storage', 'activeTab', 'scripting'],
    host_permissions: hosts,
    // Coloured in the tabs where posts are read (src/background/badge.ts).
    action: {
      default_title: '__MSG_name__',
      default_icon: { 16: 'icon/off-16.png', 32: 'icon/off-32.png', 48: 'icon/off-48.png' },
    },
    optional_host_permissions: ['https://*/*', 'http://*/*'],
    // Chromium refuses WebAssembly in extension pages without this (design, section 2).
    content_security_policy: {
      extension_pages:
        "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'; connect-src 'self'",
    },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'mingjian@mingjian.example',
              // 140: CSS Custom Highlight API; the built-in consent needs no page of ours.
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { minimum_chrome_version: '116' }),
  }),
  vite: () => ({
    // The review page's worker: modules of its own, jieba's file among them.
    worker: { format: 'es' },
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    build: { target: 'es2022' },
  }),
});
