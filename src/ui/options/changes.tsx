import changelog from '../../../CHANGELOG.md?raw';
import { useWords } from '../words';

interface Release {
  readonly title: string;
  readonly changes: readonly string[];
}

/** Releases of a changelog, newest first: `## ` begins one, `- ` a change, which may go on over lines. */
export function releasesOf(text: string): Release[] {
  const [, ...parts] = text.split(/^## /m);
  return parts.map((part) => {
    const [title = '', ...rest] = part.split('\n');
    const [, ...changes] = rest.join('\n').split(/^- /m);
    return {
      title: title.trim(),
      changes: changes.map((one) => one.replace(/\s+/g, ' ').replaceAll('`', '').trim()),
    };
  });
}

/** What has changed, from the changelog that the package was built with. */
export function Changes() {
  const words = useWords();
  return (
    <details class="changes">
      <summary>{words.changes}</summary>
      <div lang="en">
        {releasesOf(changelog).map(({ title, changes }) => (
          <section key={title}>
            <h3>{title}</h3>
            <ul>
              {changes.map((one) => (
                <li key={one}>{one}</li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </details>
  );
}
