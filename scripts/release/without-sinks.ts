import type { Plugin } from 'vite';

/**
 * What libraries bring and this project never uses is taken out while it builds: requests, code made
 * from strings, markup made from strings, messages to pages. What is not there cannot be reached by a
 * mistake, and needs no word to the stores' reviewers. `tests/browser/privacy/bundles.test.ts` looks for what is left.
 */
interface Cut {
  /** The end of the module's path. */
  readonly module: string;
  /** Must be there exactly once: a new release of the library stops the build. */
  readonly find: string;
  readonly put: string;
}

const CUTS: readonly Cut[] = [
  {
    // Tells every page that the extension is there, with its id, and costs the page a context of its
    // own. Older scripts of ours hear of a newer one by the event that goes out before it.
    module: 'wxt/dist/utils/content-script-context.mjs',
    find: `\t\twindow.postMessage({
\t\t\ttype: ContentScriptContext.SCRIPT_STARTED_MESSAGE_TYPE,
\t\t\tcontentScriptName: this.contentScriptName,
\t\t\tmessageId: this.id
\t\t}, "*");
`,
    put: '',
  },
  {
    // `dangerouslySetInnerHTML`: no component has it (the types do not let it through unseen).
    module: 'preact/dist/preact.mjs',
    find: 'h?(l||y&&(h.__html==y.__html||h.__html==t.innerHTML)||(t.innerHTML=h.__html),r.__k=[]):',
    put: 'h?(r.__k=[]):',
  },
  {
    // Asks whether code can be made from strings. It cannot, and Firefox would report the attempt.
    module: 'zod/v4/core/util.js',
    find: 'const F = Function;\n        new F("");\n        return true;',
    put: 'return false;',
  },
  {
    // The parser made from strings that would follow.
    module: 'zod/v4/core/doc.js',
    find: 'const F = Function;\n        const content',
    put: "const F = class { constructor() { throw new Error('no code from strings'); } };\n        const content",
  },
  {
    // Only for `download: true`, a table from the network.
    module: 'papaparse/papaparse.min.js',
    find: 'if(r=new XMLHttpRequest,',
    put: "if((()=>{throw new Error('no network')})(),",
  },
  {
    // Only for `worker: true`; its worker is code made from a string.
    module: 'papaparse/papaparse.min.js',
    find: '(e=new n.Worker(e)).onmessage',
    put: "(e=(()=>{throw new Error('no worker')})()).onmessage",
  },
  {
    // Large files would be unpacked in a worker made from a string. The policy refuses that, which
    // Firefox tells nobody: reading would never end. It is done on the spot, in our own worker.
    module: 'fflate/esm/browser.js',
    find: 'if (su < 524288 || sc > 0.8 * su) {',
    put: 'if (true) {',
  },
  ...['readSheetWebWorker', 'readXlsxFileWebWorker'].map((name) => ({
    // Handed over and not used; it makes workers from strings as well.
    module: `read-excel-file/modules/export/${name}.js`,
    find: "import createWorkerFunction from 'worker-f/browser';",
    put: 'const createWorkerFunction = undefined;',
  })),
  {
    // linkedom's own tree, not the browser's; the property is its setter around this function.
    module: 'linkedom/worker.js',
    find: 'elem.innerHTML = html;',
    put: 'setInnerHtml(elem, html);',
  },
  {
    module: 'linkedom/worker.js',
    find: 'template.innerHTML = html;',
    put: 'setInnerHtml(template, html);',
  },
  {
    // The class of an error by its name, where a worker has it as a global.
    module: 'linkedom/worker.js',
    find: 'eval(errorType)',
    put: 'globalThis[errorType]',
  },
];

/** Vite plugin: takes network, code from strings and markup from strings out of libraries. */
export function withoutSinks(): Plugin {
  return {
    name: 'mingjian-without-sinks',
    transform(code, id) {
      // The glue that other plugins put around a module.
      if (id.startsWith('\0')) return undefined;
      const path = id.split('?')[0] ?? id;
      const cuts = CUTS.filter(({ module }) => path.endsWith(`/node_modules/${module}`));
      if (cuts.length === 0) return undefined;
      let left = code;
      for (const cut of cuts) {
        const parts = left.split(cut.find);
        if (parts.length !== 2) {
          const seen = parts.length - 1;
          this.error(`${cut.module}: to be cut out once, seen ${seen} times: ${cut.find}`);
        }
        left = parts.join(cut.put);
      }
      // The places in libraries are in no map that ships.
      return { code: left, map: null };
    },
  };
}
