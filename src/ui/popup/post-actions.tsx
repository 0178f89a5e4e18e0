import type { ComponentChildren } from 'preact';
import { browser } from 'wxt/browser';
import { t } from '../../i18n';
import { doneReply, type PageReport, type ReportedPost } from '../../messages/from-page';
import { textKey } from '../../page/text-key';
import { loadPageTexts } from '../../review/published-packs';
import { dayOf, withAside, withoutAside, withoutTrusted, withTrusted } from '../../settings/change';
import { copyText } from '../copy-text';
import { complaintDraft, evidenceText, type SeenAt } from '../evidence';
import { CopyIcon, DraftIcon, FineIcon, HideIcon, TargetIcon, TrustIcon } from '../icons';
import type { Notify } from '../notice';
import { OutLink } from '../out-link';
import { siteName } from '../site-name';
import type { Change } from '../use-settings';
import { useLanguage, useWords } from '../words';

interface Props {
  readonly post: ReportedPost;
  readonly report: PageReport;
  readonly tabId: number;
  readonly change: Change;
  readonly notify: Notify;
}

const COMPLAINT_SITE = 'https://www.12315.cn/';

/** Everything that can be done with a post. What takes it off the list can be taken back at once. */
export function PostActions({ post, report, tabId, change, notify }: Props) {
  const words = useWords();
  const language = useLanguage();
  const { host } = report;
  const author = post.author ?? '';

  const seenAt = (site: string | undefined): SeenAt => ({
    now: new Date(),
    site: site ?? host,
    address: report.address ?? host,
  });

  const show = async (): Promise<void> => {
    const shown = await askToShow(tabId, post.id);
    notify({ text: shown ? words.shown : words.showFailed });
  };

  const copyEvidence = async (): Promise<void> => {
    const texts = await loadPageTexts(language);
    const seen = seenAt(siteName(report.adapter, language));
    const copied = await copyText(evidenceText(post, seen, { words, language, texts }));
    notify({ text: copied ? words.evidenceCopied : words.copyFailed });
  };

  // The authority reads simplified Chinese, whatever the reader of the popup does.
  const copyDraft = async (): Promise<void> => {
    const texts = await loadPageTexts('zh-CN');
    const chinese = { words: t('zh-CN'), language: 'zh-CN', texts } as const;
    const copied = await copyText(
      complaintDraft(post, seenAt(siteName(report.adapter, 'zh-CN')), chinese),
    );
    const more = <OutLink href={COMPLAINT_SITE}>12315.cn</OutLink>;
    notify(copied ? { text: words.draftCopied, more } : { text: words.copyFailed });
  };

  /** Half an explanation would be no evidence: nothing is copied where the texts cannot be read. */
  const explained = (copy: () => Promise<void>): void => {
    copy().catch(() => notify({ text: words.noTexts }));
  };

  const setAside = (as: 'fine' | 'hidden'): void => {
    const key = textKey(post.kind, post.text);
    change((now) => withAside(now, { key, as, host, day: dayOf(new Date()) }));
    notify({
      text: as === 'fine' ? words.setFine : words.setHidden,
      undo: () => change((now) => withoutAside(now, key)),
    });
  };

  const trust = (): void => {
    change((now) => withTrusted(now, { host, author, day: dayOf(new Date()) }));
    notify({
      text: words.setTrusted(author),
      undo: () => change((now) => withoutTrusted(now, { host, author })),
    });
  };

  return (
    <ul class="actions" aria-label={words.actions}>
      <Action
        name="show"
        icon={<TargetIcon />}
        label={words.showInPage}
        onClick={() => void show()}
      />
      <Action
        name="draft"
        icon={<DraftIcon />}
        label={words.copyDraft}
        onClick={() => explained(copyDraft)}
      />
      <Action
        name="copy"
        icon={<CopyIcon />}
        label={words.copyEvidence}
        onClick={() => explained(copyEvidence)}
      />
      <Action
        name="fine"
        icon={<FineIcon />}
        label={words.notAProblem}
        onClick={() => setAside('fine')}
      />
      <Action
        name="hide"
        icon={<HideIcon />}
        label={words.hidePost}
        onClick={() => setAside('hidden')}
      />
      {author !== '' && (
        <Action name="trust" icon={<TrustIcon />} label={words.trustAuthor} onClick={trust} />
      )}
    </ul>
  );
}

interface ActionProps {
  readonly name: string;
  readonly icon: ComponentChildren;
  readonly label: string;
  readonly onClick: () => void;
}

function Action({ name, icon, label, onClick }: ActionProps) {
  return (
    <li>
      <button type="button" class="button" data-action={name} onClick={onClick}>
        {icon}
        {label}
      </button>
    </li>
  );
}

/** Scrolls the page to a post; false when it has gone. */
async function askToShow(tabId: number, id: string): Promise<boolean> {
  try {
    const reply: unknown = await browser.tabs.sendMessage(tabId, { type: 'popup-show', id });
    return doneReply.safeParse(reply).data?.done ?? false;
  } catch {
    return false;
  }
}
