import { mergeConfig } from 'vite';
import { defineConfig } from 'wxt';
import { RELEASE_HOOKS } from './scripts/release/hooks';
import { noteShipped } from './scripts/release/shipped';
import { withoutSinks } from './scripts/release/without-sinks';
import { ruleFiles, ruleSumsPlugin } from './scripts/rule-files';
import { sharedWithPopup } from './scripts/shared-chunk';
import { SITES } from './src/sites';

/**
 * The browser itself holds the promise: our pages and the background can load and ask for nothing but
 * the package's own files. Chromium refuses WebAssembly without 'wasm-unsafe-eval' (design, section 2).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
/** While developing, Vite's server sends the changes. */
const DEVELOPING = "script-src 'self' 'wasm-unsafe-eval'; object-src 'self'";

const hosts = SITES.flatMap((site) => [...site.matches]);

export default defineConfig({
  imports: false,
  manifestVersion: 3,
  outDir: '.output',
  zip: { excludeSources: ['coverage/**', 'dist/**', '**/*.log'] },
  hooks: {
    ...RELEASE_HOOKS,
    'build:publicAssets': (_, files) => {
      for (const { relativeDest, contents } of ruleFiles()) files.push({ relativeDest, contents });
    },
    // Runs in every page of a supported site: 6 % smaller than with the built-in minifier.
    'vite:build:extendConfig': (entrypoints, config) => {
      if (entrypoints.some(({ type }) => type === 'content-script')) {
        config.build = {
          ...config.build,
          minify: 'terser',
          terserOptions: { compress: { passes: 3 } },
        };
      }
      if (entrypoints.some(({ name }) => name === 'popup')) {
        const output = { manualChunks: sharedWithPopup, onlyExplicitManualChunks: true };
        config.build = mergeConfig(config.build ?? {}, { rollupOptions: { output } });
      }
    },
    // Here and not in the content script: adapters and their hosts would be part of every page.
    'entrypoints:resolved': (_, entrypoints) => {
      for (const { name, options } of entrypoints) {
        if (name === 'content') Object.assign(options, { matches: hosts });
      }
    },
  },
  manifest: ({ browser, command }) => ({
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
    content_security_policy: { extension_pages: command === 'serve' ? DEVELOPING : POLICY },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'mingjian@mingjian.example',
              // 140: CSS Custom Highlight API. 142: the statement about data below, on Android too.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : // 134: a mark's style at the root reaches the words (`:root::highlight()`); 123: `light-dark()`.
        { minimum_chrome_version: '134' }),
  }),
  vite: () => ({
    plugins: [ruleSumsPlugin(), withoutSinks(), noteShipped()],
    // The review page's worker: modules of its own, jieba's file among them.
    worker: { format: 'es', plugins: () => [ruleSumsPlugin(), withoutSinks(), noteShipped()] },
    esbuild: { jsx: 'automatic', jsxImportSource: 'preact' },
    // The polyfill asks for files with fetch(); every browser we run in preloads by itself.
    build: { target: 'es2022', modulePreload: { polyfill: false } },
  }),
});
