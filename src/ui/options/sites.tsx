import { browser } from 'wxt/browser';
import { withoutSite, withSite } from '../../settings/change';
import { generic, siteForUrl } from '../../sites';
import { builtInNames } from '../site-name';
import { Switch } from '../switch';
import { useLanguage, useWords } from '../words';
import { Section, type SectionProps } from './section';

/** The sites that people switched themselves; the built-in ones are named above. */
export function Sites({ settings, change }: SectionProps) {
  const words = useWords();
  const names = builtInNames(useLanguage()).join(words.separator);
  const hosts = Object.keys(settings.sites).sort();
  return (
    <Section part="sites" title={words.optionPart.sites} about={words.optionsSitesAbout(names)}>
      {hosts.length === 0 && <p class="empty">{words.noSites}</p>}
      <ul class="rows">
        {hosts.map((host) => (
          <li key={host} data-site={host}>
            <span class="row-text">
              <b>{host}</b>
            </span>
            <button
              type="button"
              class="button quiet"
              aria-label={words.removeSite(host)}
              data-action="remove"
              onClick={() => {
                if (!isBuiltIn(host)) void giveBackPermission(host);
                change((current) => withoutSite(current, host));
              }}
            >
              {words.remove}
            </button>
            <Switch
              name={host}
              label={words.siteSwitch(host)}
              on={settings.sites[host] === true}
              onChange={(on) => change((current) => withSite(current, host, on))}
            />
          </li>
        ))}
      </ul>
    </Section>
  );
}

function isBuiltIn(host: string): boolean {
  return siteForUrl(`https://${host}/`) !== generic;
}

/** A site that is no longer in the list needs no access either. */
async function giveBackPermission(host: string): Promise<void> {
  for (const scheme of ['https', 'http']) {
    // A host of the manifest, or one that never was granted: nothing to give back then.
    await browser.permissions.remove({ origins: [`${scheme}://${host}/*`] }).catch(() => false);
  }
}
