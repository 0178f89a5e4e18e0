import { useRef, useState } from 'preact/hooks';
import { isPageFile } from '../../review/page-files';
import { useReviewWords } from './context';
import { filesOfDrop } from './dropped-files';
import type { Chosen } from './import-view';

/** Where files come in: dropped, chosen, or pasted. */
export function DropZone({ onChoose }: { onChoose: (chosen: Chosen) => void }) {
  const words = useReviewWords();
  const [over, setOver] = useState(false);
  const [pasted, setPasted] = useState('');
  const file = useRef<HTMLInputElement>(null);
  const folder = useRef<HTMLInputElement>(null);

  const take = (files: readonly File[]): void => {
    const pages = files.filter(isPageFile);
    const [first] = files;
    if (first === undefined) return;
    if (pages.length > 0) onChoose({ files: pages, kind: 'pages' });
    else onChoose({ files: [first], kind: 'file' });
  };
  const takeInput = (input: HTMLInputElement): void => {
    take([...(input.files ?? [])]);
    // The same file can be chosen again.
    input.value = '';
  };

  return (
    <section class="card">
      <fieldset
        class="drop"
        data-over={over}
        aria-label={words.drop}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          if (event.dataTransfer) void filesOfDrop(event.dataTransfer).then(take);
        }}
      >
        <h2>{words.drop}</h2>
        <p class="hint">{words.formats}</p>
        <p class="row">
          <button type="button" class="button primary" onClick={() => file.current?.click()}>
            {words.chooseFile}
          </button>
          <button type="button" class="button" onClick={() => folder.current?.click()}>
            {words.chooseFolder}
          </button>
        </p>
        <input
          ref={file}
          type="file"
          class="unseen"
          tabIndex={-1}
          aria-label={words.chooseFile}
          data-input="file"
          onChange={(event) => takeInput(event.currentTarget)}
        />
        <input
          ref={folder}
          type="file"
          class="unseen"
          tabIndex={-1}
          aria-label={words.chooseFolder}
          data-input="folder"
          multiple
          {...{ webkitdirectory: true }}
          onChange={(event) => takeInput(event.currentTarget)}
        />
      </fieldset>
      <details class="paste">
        <summary>{words.paste}</summary>
        <p class="hint">{words.pasteAbout}</p>
        {/* Off: browsers keep what stands in a field on the disk, to fill it again after a restart. */}
        <textarea
          rows={5}
          name="paste"
          autocomplete="off"
          aria-label={words.paste}
          value={pasted}
          onInput={(event) => setPasted(event.currentTarget.value)}
        />
        <button
          type="button"
          class="button"
          data-action="read-paste"
          disabled={pasted.trim() === ''}
          onClick={() => {
            onChoose({ files: [new File([pasted], words.pasted)], kind: 'file' });
            setPasted('');
          }}
        >
          {words.readPaste}
        </button>
      </details>
    </section>
  );
}
