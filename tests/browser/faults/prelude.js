/**
 * Stands in front of every script of a copy of the extension, to bring faults in where no browser has
 * a switch for them. `fault-copy.ts` says how each part is told what to do.
 */
(() => {
  const api = globalThis.browser ?? globalThis.chrome;
  const inPage = /^https?:$/.test(globalThis.location?.protocol ?? '');
  const isBackground = typeof window === 'undefined' || /background/.test(location.pathname);
  const page = () => document.documentElement.dataset;
  const query = new URLSearchParams(globalThis.location?.search ?? '');
  const never = () => new Promise(() => undefined);

  /** What is asked for: in a page by its root element, in our own by the address or the session. */
  async function plan() {
    if (inPage) return { storage: page().storage };
    if (!isBackground) return { storage: query.get('storage') ?? undefined };
    const { fault = {} } = await session.get('fault');
    return fault;
  }
  const session = inPage ? undefined : api.storage.session;

  /** The background counts its starts, and what it loads. */
  async function count(what) {
    const { counts = {} } = await session.get('counts');
    await session.set({ counts: { ...counts, [what]: (counts[what] ?? 0) + 1 } });
  }

  // Storage that fails, or never answers.
  const { local } = api.storage;
  for (const name of ['get', 'set']) {
    const real = local[name].bind(local);
    local[name] = async (...args) => {
      const { storage } = await plan();
      if (storage === 'reject' || storage === `reject-${name}`)
        throw new Error('An unexpected error occurred');
      if (storage === 'silent') return never();
      return real(...args);
    };
  }

  // A clock that is set: milliseconds, in a page changed while it is open.
  const realNow = Date.now;
  let clock = Number(query.get('clock') ?? 0);
  Date.now = () => realNow() + (inPage ? Number(page().clock ?? 0) : clock);
  if (inPage) {
    const since = performance.now.bind(performance);
    Object.defineProperty(performance, 'now', {
      value: () => since() + Number(page().passed ?? 0),
      // Chromium runs a script that is started again in the same world.
      configurable: true,
    });
    watchLive();
  }

  // Files of the package that never come; as in a browser, whoever asks can give up.
  const realFetch = globalThis.fetch;
  const fetchFiles = async (input, init) => {
    const address = String(input?.url ?? input);
    const { silent } = isBackground ? await plan() : { silent: query.get('silent') };
    if (isBackground && address.includes('engine-data')) await count('engines');
    if (!silent || !address.includes(silent)) return realFetch(input, init);
    return new Promise((_, reject) => {
      init?.signal?.addEventListener('abort', () => reject(init.signal.reason));
    });
  };
  if (!inPage) globalThis.fetch = fetchFiles;
  if (!isBackground) return;

  // What the background does can be held at one point until it is killed.
  const reached = async (point) => {
    const { fault = {}, held = [] } = await session.get(['fault', 'held']);
    const { hold, ...rest } = fault;
    if (hold !== point) return false;
    await session.set({ fault: rest, held: [...held, point] });
    return true;
  };
  void count('starts');
  void session.get('fault').then(({ fault }) => {
    clock = fault?.clock ?? 0;
  });

  const { onMessage } = api.runtime;
  const add = onMessage.addListener.bind(onMessage);
  onMessage.addListener = (listener) =>
    add((message, sender, reply) => {
      const later = async (answer) => {
        if (!(await reached(`after ${message.type}`))) reply(answer);
      };
      reached(`before ${message.type}`).then((held) => {
        if (!held && listener(message, sender, later) !== true) reply(undefined);
      });
      return true;
    });

  globalThis.fetch = async (input, init) => {
    if (!String(input?.url ?? input).endsWith('.wasm')) return fetchFiles(input, init);
    await count('segmenters');
    return (await reached('segmenter')) ? never() : realFetch(input, init);
  };

  /** Counts what the content script keeps alive; a page asks with the event `fault-live`. */
  function watchLive() {
    const live = { timers: new Set(), observers: new Set(), listeners: new Set() };
    const realSet = globalThis.setTimeout;
    const realClear = globalThis.clearTimeout;
    globalThis.setTimeout = (task, ms, ...args) => {
      const id = realSet(() => {
        live.timers.delete(id);
        task(...args);
      }, ms);
      live.timers.add(id);
      return id;
    };
    globalThis.clearTimeout = (id) => {
      live.timers.delete(id);
      realClear(id);
    };
    for (const name of ['MutationObserver', 'IntersectionObserver', 'ResizeObserver']) {
      const Real = globalThis[name];
      globalThis[name] = class extends Real {
        observe(...args) {
          live.observers.add(this);
          super.observe(...args);
        }
        disconnect() {
          live.observers.delete(this);
          super.disconnect();
        }
      };
    }
    for (const target of [document, window]) {
      const real = target.addEventListener.bind(target);
      const remove = target.removeEventListener.bind(target);
      const known = new Map();
      target.addEventListener = (type, listener, options) => {
        const entry = { type };
        live.listeners.add(entry);
        known.set(listener, entry);
        options?.signal?.addEventListener('abort', () => live.listeners.delete(entry));
        real(type, listener, options);
      };
      target.removeEventListener = (type, listener, options) => {
        live.listeners.delete(known.get(listener));
        remove(type, listener, options);
      };
      if (target === document) {
        real('fault-live', () => {
          page().live = JSON.stringify({
            timers: live.timers.size,
            observers: live.observers.size,
            listeners: live.listeners.size,
          });
        });
      }
    }
  }
})();
