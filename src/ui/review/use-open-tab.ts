import { useEffect, useState } from 'preact/hooks';
import type { ReviewCase } from '../../review/model';
import { readTab } from '../../review/tab-cases';
import { useRuleTexts } from '../use-rule-texts';
import { now } from './context';

export interface OpenTab {
  /** The page was opened for a tab. */
  readonly asked: boolean;
  readonly gone: boolean;
  readonly host: string;
  readonly cases: readonly ReviewCase[];
}

const NO_TAB: OpenTab = { asked: false, gone: false, host: '', cases: [] };

/** The posts of the tab that the page was opened for (`review.html?tab=3`). */
export function useOpenTab(): OpenTab {
  const id = new URLSearchParams(location.search).get('tab');
  const asked = id !== null && /^\d{1,15}$/.test(id);
  const version = useRuleTexts()?.version;
  const [tab, setTab] = useState<OpenTab>({ ...NO_TAB, asked });
  useEffect(() => {
    if (!asked || version === undefined) return;
    readTab(Number(id), version, now()).then((read) =>
      setTab(read === null ? { ...NO_TAB, asked, gone: true } : { asked, gone: false, ...read }),
    );
  }, [asked, id, version]);
  return tab;
}
