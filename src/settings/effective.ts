import type { Category } from '../engine/types';
import type { Settings } from './schema';

/** Built-in default of every category. */
const CATEGORY_DEFAULT = true;

/** Whether warnings of this category are shown: what people chose, else the default. */
export function isCategoryOn(settings: Settings, category: Category): boolean {
  return settings.categories[category] ?? CATEGORY_DEFAULT;
}

/** Whether this host is read: what people chose, else on where an adapter is built in. */
export function isSiteOn(settings: Settings, host: string, builtIn: boolean): boolean {
  return ownEntry(settings.sites, host) ?? builtIn;
}

/** A switch set to its default is forgotten, so that a changed default reaches it again. */
export function withCategory(settings: Settings, category: Category, on: boolean): Settings {
  const { [category]: _, ...others } = settings.categories;
  return {
    ...settings,
    categories: on === CATEGORY_DEFAULT ? others : { ...others, [category]: on },
  };
}

/** As `withCategory`. A site that is not built in keeps its "off", to stay in the list of sites. */
export function withSite(
  settings: Settings,
  host: string,
  builtIn: boolean,
  on: boolean,
): Settings {
  const rest = withoutSite(settings, host);
  return builtIn && on ? rest : { ...rest, sites: { ...rest.sites, [host]: on } };
}

/** Forgets what was chosen for a host. */
export function withoutSite(settings: Settings, host: string): Settings {
  const { [host]: _, ...sites } = settings.sites;
  return { ...settings, sites };
}

/** Hosts come from pages: `constructor` must not find what every object inherits. */
function ownEntry(sites: Settings['sites'], host: string): boolean | undefined {
  return Object.hasOwn(sites, host) ? sites[host] : undefined;
}
