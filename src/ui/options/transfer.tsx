import { useRef } from 'preact/hooks';
import { exportSettings, importSettings } from '../../settings/transfer';
import { importedSettings } from '../../settings/undo';
import { useWords } from '../words';
import { KeptCopy } from './kept-copy';
import { saveText } from './save-json';
import { Section, type SectionProps } from './section';

/** The settings as a file, out and in. */
export function Transfer({ settings, change, notify }: SectionProps) {
  const words = useWords();
  const picker = useRef<HTMLInputElement>(null);

  const save = (): void => {
    saveText('mingjian-settings', exportSettings(settings));
    notify({ text: words.exported });
  };

  const load = async (file: File): Promise<void> => {
    const imported = importSettings(await file.text());
    if (!imported.ok) {
      notify({ text: words.importRefused[imported.reason] });
      return;
    }
    const { apply, undo, canUndo } = importedSettings(imported.settings);
    change(apply);
    notify({
      text: imported.partly ? words.importedPartly : words.imported,
      undo: () => change(undo),
      canUndo,
    });
  };

  return (
    <Section part="transfer" title={words.optionPart.transfer} about={words.transferAbout}>
      <KeptCopy settings={settings} notify={notify} />
      <p class="section-foot">
        <button type="button" class="button" data-action="export" onClick={save}>
          {words.exportSettings}
        </button>
        <button
          type="button"
          class="button"
          data-action="import"
          onClick={() => picker.current?.click()}
        >
          {words.importSettings}
        </button>
        <input
          ref={picker}
          type="file"
          accept="application/json,.json"
          class="unseen"
          tabIndex={-1}
          aria-label={words.importSettings}
          data-field="import"
          onChange={(event) => {
            const field = event.currentTarget;
            const file = field.files?.[0];
            if (file !== undefined) void load(file);
            // The same file may be chosen again.
            field.value = '';
          }}
        />
      </p>
    </Section>
  );
}
