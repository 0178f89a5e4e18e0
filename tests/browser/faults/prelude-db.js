/**
 * Stands in front of the review page and its workers, in a copy of the extension: what a browser's
 * database does when its disk fails, asked for in the page's address (`db=…`). See `fault-copy.ts`.
 */
(() => {
  const fault = new URLSearchParams(location.search).get('db');
  const failure = (name) => new DOMException('Internal error.', name);

  // The workers are told what their page was told.
  if (globalThis.document !== undefined) {
    const Real = globalThis.Worker;
    globalThis.Worker = class extends Real {
      constructor(address, options) {
        super(`${address}${location.search}`, options);
      }
    };
  }

  // A database that cannot be opened: a request that fails, as of a file that is no database.
  if (fault === 'unreadable') {
    const open = IDBFactory.prototype.open;
    IDBFactory.prototype.open = function () {
      const request = open.call(this, 'nothing', 1);
      request.addEventListener('upgradeneeded', () => request.transaction.abort());
      Object.defineProperty(request, 'error', { value: failure('UnknownError') });
      return request;
    };
  }
  // One that opens, and whose pages on the disk are damaged.
  if (fault === 'reads') {
    for (const { prototype } of [IDBObjectStore, IDBIndex])
      for (const name of ['get', 'getAll', 'getAllKeys', 'count', 'openCursor'])
        prototype[name] = () => {
          throw failure('UnknownError');
        };
  }
  // No space: at once, or once an import has stored its first steps.
  if (fault === 'full' || fault === 'full-later') {
    let free = fault === 'full' ? 0 : 3;
    for (const name of ['put', 'add']) {
      const real = IDBObjectStore.prototype[name];
      IDBObjectStore.prototype[name] = function (...args) {
        if (this.name === 'batches' || fault === 'full') free -= 1;
        if (free < 0) throw failure('QuotaExceededError');
        return real.apply(this, args);
      };
    }
  }
})();
