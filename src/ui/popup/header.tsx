import { withSite } from '../../settings/change';
import { pauseLeft } from '../../settings/effective';
import type { Settings } from '../../settings/schema';
import { MirrorIcon, SlidersIcon } from '../icons';
import { openOptions } from '../open-options';
import { siteName } from '../site-name';
import { Switch } from '../switch';
import type { Change } from '../use-settings';
import { useLanguage, useWords } from '../words';
import type { View } from './look';
import { PauseButton } from './pause-button';

interface Props {
  readonly view: View;
  readonly settings: Settings | null;
  readonly change: Change;
}

/** Name, the pause, the way to the settings, and the switch of this site. */
export function Header({ view, settings, change }: Props) {
  const words = useWords();
  const paused = settings !== null && pauseLeft(settings, Date.now()) > 0;
  return (
    <header class="header">
      <div class="brand">
        <MirrorIcon />
        <h1>{words.appName}</h1>
        {settings !== null && !paused && <PauseButton change={change} />}
        <button
          type="button"
          class="icon-button"
          aria-label={words.settings}
          title={words.settings}
          data-action="settings"
          onClick={() => openOptions()}
        >
          <SlidersIcon />
        </button>
      </div>
      {settings !== null && !paused && <SiteRow view={view} change={change} />}
    </header>
  );
}

/** Only where there is something to switch: a site that is read, or was switched off here. */
function SiteRow({ view, change }: Pick<Props, 'view' | 'change'>) {
  const words = useWords();
  const language = useLanguage();
  const site = switchable(view);
  if (site === null) return null;
  const { host, on, adapter } = site;
  const name = siteName(adapter, language) ?? host;
  return (
    <div class="site">
      <span class="site-name">
        <b>{name}</b>
        {name !== host && <span>{host}</span>}
      </span>
      <span class="site-state">{on ? words.siteOn : words.siteOff}</span>
      <Switch
        name="site"
        label={words.siteSwitch(name)}
        on={on}
        onChange={(next) => change((current) => withSite(current, host, next))}
      />
    </div>
  );
}

function switchable(view: View): { host: string; on: boolean; adapter: string } | null {
  if (view.kind === 'report') {
    const { host, state, adapter } = view.report;
    return { host, on: state !== 'off', adapter };
  }
  if (view.kind === 'off') return { host: view.host, on: false, adapter: '' };
  return null;
}
