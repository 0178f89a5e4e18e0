import { expect, test } from 'vitest';
import { releasesOf } from '../../../src/ui/options/changes';

test('a changelog is read release by release, changes over several lines included', () => {
  const text = '# Changelog\n\n## 1.1.0\n\n- One\n  goes `on`.\n- Two.\n\n## 1.0.0\n\n- First.\n';
  expect(releasesOf(text)).toEqual([
    { title: '1.1.0', changes: ['One goes on.', 'Two.'] },
    { title: '1.0.0', changes: ['First.'] },
  ]);
});
