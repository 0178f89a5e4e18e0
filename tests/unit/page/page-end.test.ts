import { expect, it, vi } from 'vitest';
import { comeBackWithPage, endWithPage } from '../../../src/page/page-end';

it.each([
  ['the page ends', { isTrusted: true, persisted: false }, 1],
  ['the page may come back', { isTrusted: true, persisted: true }, 0],
  ['the page only says so', { isTrusted: false, persisted: false }, 0],
])('%s', (_, event, times) => {
  const view = { addEventListener: vi.fn() };
  const end = vi.fn();
  const { signal } = new AbortController();
  endWithPage(view as unknown as Window, end, signal);
  const [name, listener, options] = view.addEventListener.mock.calls[0] ?? [];
  expect(name).toBe('pagehide');
  expect(options).toEqual({ signal });
  listener(event);
  expect(end).toHaveBeenCalledTimes(times);
});

it.each([
  ['the page comes back', { isTrusted: true, persisted: true }, 1],
  ['the page is new', { isTrusted: true, persisted: false }, 0],
  ['the page only says that it is back', { isTrusted: false, persisted: true }, 0],
])('%s', (_, event, times) => {
  const view = { addEventListener: vi.fn() };
  const back = vi.fn();
  const { signal } = new AbortController();
  comeBackWithPage(view as unknown as Window, back, signal);
  const [name, listener, options] = view.addEventListener.mock.calls[0] ?? [];
  expect(name).toBe('pageshow');
  expect(options).toEqual({ signal });
  listener(event);
  expect(back).toHaveBeenCalledTimes(times);
});
