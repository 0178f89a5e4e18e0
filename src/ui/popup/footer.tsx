import { useWords } from '../words';

/** The fixed line: what a hint is, and that nothing leaves the device. */
export function Footer() {
  const words = useWords();
  return (
    <footer class="footer">
      <strong>{words.footer}</strong>
      <span>{words.localOnly}</span>
    </footer>
  );
}
