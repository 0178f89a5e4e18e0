import { expect, test } from 'vitest';
import { describeError, isOwnError } from '../../browser/driver/errors';

const OWN = 'Error: boom\n    at run (chrome-extension://abcdef/content-scripts/content.js:1:23)';
const OTHERS = 'ReferenceError: $ is not defined\n    at https://weibo.com/app.js:1:1';

test('errors of the extension are told from those of the page', () => {
  expect(isOwnError('boom', OWN)).toBe(true);
  expect(isOwnError('$ is not defined', OTHERS)).toBe(false);
  expect(isOwnError('Content-Security-Policy: The page blocked a resource', undefined)).toBe(false);
  expect(isOwnError('a rejected promise without a place', 'Error')).toBe(true);
});

test('an error is described by its words and its place in our code', () => {
  expect(describeError('boom', OWN)).toBe('boom (content-scripts/content.js:1:23)');
  expect(describeError('boom\n  twice', undefined)).toBe('boom twice');
});
