import { join } from 'node:path';
import { build } from 'vite';
import { ROOT } from '../../../scripts/build-extension';

/** Builds one of the apps of this folder, with its framework, into one script. */
export async function bundleApp(name: 'react-feed' | 'vue-feed'): Promise<string> {
  const built = await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    define: {
      'process.env.NODE_ENV': '"production"',
      __VUE_OPTIONS_API__: 'false',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    },
    build: {
      write: false,
      lib: { entry: join(ROOT, `tests/browser/apps/${name}.ts`), formats: ['iife'], name: 'app' },
    },
  });
  const [bundle] = Array.isArray(built) ? built : [built];
  const chunk = bundle && 'output' in bundle ? bundle.output[0] : undefined;
  if (chunk === undefined) throw new Error(`${name} was not built`);
  return chunk.code.replaceAll('</script', '<\\/script');
}
