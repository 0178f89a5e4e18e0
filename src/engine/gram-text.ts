/**
 * Pairs and triples of characters as a text in which a beginning that many share stands once: a
 * third of the room, zipped half. Grams hold no digit but 0 (numbers are read as one), so that two
 * other digits can say what comes next.
 */
const FIRST = 0x31;
const SECOND = 0x32;

/** In: grams of the same length (2 or 3), those with the same beginning together. Throws for others. */
export function gramText(grams: readonly string[]): string {
  let text = '';
  let before = '';
  for (const gram of grams) {
    if (gram.length !== grams[0]?.length || !/^[^1-9]{2,3}$/s.test(gram))
      throw new Error(`not a gram: ${gram}`);
    const isNew = gram.charAt(0) !== before.charAt(0);
    if (isNew) text += `1${gram.charAt(0)}`;
    if (gram.length === 3 && (isNew || gram.charAt(1) !== before.charAt(1)))
      text += `2${gram.charAt(1)}`;
    text += gram.charAt(gram.length - 1);
    before = gram;
  }
  return text;
}

/** The units of the grams, gram after gram. In: a text of `gramText`, the length of its grams. */
export function gramUnits(text: string, length: 2 | 3): Uint16Array {
  const units = new Uint16Array(length * text.length);
  let size = 0;
  let first = 0;
  let second = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (unit === FIRST) first = text.charCodeAt(++at);
    else if (unit === SECOND) second = text.charCodeAt(++at);
    else {
      units[size++] = first;
      if (length === 3) units[size++] = second;
      units[size++] = unit;
    }
  }
  return units.slice(0, size);
}
