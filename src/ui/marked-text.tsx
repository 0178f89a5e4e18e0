import type { Piece } from './excerpt';

/** A quotation from the page, its evidence marked. Text nodes only: pages are not trusted. */
export function MarkedText({ pieces }: { pieces: readonly Piece[] }) {
  return (
    <>
      {pieces.map(({ text, level }) =>
        level === null ? text : <mark data-level={level}>{text}</mark>,
      )}
    </>
  );
}
