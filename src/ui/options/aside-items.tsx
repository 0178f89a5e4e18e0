import { withoutAside, withoutTrusted } from '../../settings/change';
import { useWords } from '../words';
import { Section, type SectionProps } from './section';

/** What people set aside, newest first, each with its way back. Of texts only the hash is known. */
export function AsideItems({ settings, change }: SectionProps) {
  const words = useWords();
  const trusted = [...settings.trusted].reverse();
  const aside = [...settings.aside].reverse();
  return (
    <Section part="aside" title={words.optionPart.aside} about={words.asideAbout}>
      {trusted.length + aside.length === 0 && <p class="empty">{words.noAside}</p>}
      {trusted.length > 0 && <h3>{words.trustedAuthors}</h3>}
      <ul class="rows">
        {trusted.map(({ host, author, day }) => (
          <li key={`${host} ${author}`} data-trusted={author}>
            <span class="row-text">
              <b lang="zh">{author}</b>
              <span>
                {host} · {day}
              </span>
            </span>
            <RemoveButton
              label={words.untrust(author)}
              onClick={() => change((now) => withoutTrusted(now, { host, author }))}
            />
          </li>
        ))}
      </ul>
      {aside.length > 0 && <h3>{words.asidePosts}</h3>}
      <ul class="rows">
        {aside.map(({ key, as, host, day }) => (
          <li key={key} data-aside={key}>
            <span class="row-text">
              <b>{as === 'fine' ? words.asFine : words.asHidden}</b>
              <span>
                {host} · {day} · <code>{key}</code>
              </span>
            </span>
            <RemoveButton
              label={words.takeBack(day)}
              onClick={() => change((now) => withoutAside(now, key))}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function RemoveButton({ label, onClick }: { label: string; onClick: () => void }) {
  const words = useWords();
  return (
    <button
      type="button"
      class="button quiet"
      aria-label={label}
      data-action="remove"
      onClick={onClick}
    >
      {words.remove}
    </button>
  );
}
