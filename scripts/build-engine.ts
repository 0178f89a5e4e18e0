import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'vite';
import { ROOT, runTool } from './build-extension';
import { engineDataPlugin } from './rule-files';

/**
 * Builds the package entry `mingjian/engine` into dist/: one module with the compiled rules, and its
 * types. jieba-wasm stays a dependency.
 */
const OUT = join(ROOT, 'dist');

await rm(OUT, { recursive: true, force: true });
await build({
  root: ROOT,
  configFile: false,
  publicDir: false,
  logLevel: 'warn',
  plugins: [engineDataPlugin()],
  build: {
    outDir: join(OUT, 'engine'),
    target: 'es2022',
    minify: false,
    lib: { entry: join(ROOT, 'src/engine-package/index.ts'), formats: ['es'], fileName: 'index' },
    rollupOptions: { external: ['jieba-wasm'] },
  },
});
const types = join(OUT, 'types');
const { ok, output } = await runTool('typescript/bin/tsc', [
  '--project',
  'tsconfig.engine.json',
  '--outDir',
  types,
]);
if (!ok) throw new Error(`the types could not be written:\n${output}`);
await writeFile(
  join(OUT, 'engine', 'index.d.ts'),
  "export * from '../types/src/engine-package/index.js';\n",
);
console.log('dist/engine: index.js, index.d.ts');
