import { pauseLeft } from '../../settings/effective';
import type { Settings } from '../../settings/schema';
import type { Change } from '../use-settings';
import { useLanguage, useWords } from '../words';
import { AskAccess } from './ask-access';
import type { View } from './look';
import { ResumeButton } from './pause-button';
import { StateMessage } from './state-message';
import { viewName } from './view-name';

interface Props {
  readonly view: View;
  readonly settings: Settings | null;
  readonly change: Change;
}

/** Why there is no list: one sentence on the state of the page, and what can be done about it. */
export function PageState({ view, settings, change }: Props) {
  const words = useWords();
  const language = useLanguage();
  switch (viewName(view)) {
    case 'off':
      return <StateMessage title={words.off} about={words.offAbout} />;
    case 'paused': {
      const now = Date.now();
      const left = settings === null ? 0 : pauseLeft(settings, now);
      const time = new Date(now + left).toLocaleTimeString(language, {
        hour: '2-digit',
        minute: '2-digit',
      });
      return (
        <StateMessage
          title={left > 0 ? words.pausedUntil(time) : words.paused}
          about={words.pausedAbout}
        >
          <ResumeButton change={change} />
        </StateMessage>
      );
    }
    case 'no-posts':
      return <StateMessage title={words.noPosts} about={words.noPostsAbout} />;
    case 'unreadable':
      return <Unreadable errors={view.kind === 'report' ? view.report.errors : []} />;
    case 'restricted':
      return <StateMessage title={words.restricted} about={words.restrictedAbout} />;
    case 'unreached':
      return <StateMessage title={words.unreached} about={words.unreachedAbout} />;
    case 'starting':
      return <StateMessage title={words.starting} about={words.startingAbout} busy />;
    case 'askable':
      return view.kind === 'askable' ? <AskAccess view={view} /> : null;
    default:
      return <StateMessage title={words.loading} busy />;
  }
}

/** What the page says itself, such as rules that cannot be read; else what it mostly is. */
function Unreadable({ errors }: { errors: readonly string[] }) {
  const words = useWords();
  return errors.length > 0 ? (
    <StateMessage title={words.unchecked} about={errors.join(' ')} />
  ) : (
    <StateMessage title={words.unreadable} about={words.unreadableAbout} />
  );
}
