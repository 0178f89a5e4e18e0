/**
 * Cuts advice into steps: at the end of a Chinese sentence, and at an English one that is followed by
 * a new beginning ("No. 5" and "e.g. this" go on in small letters or digits).
 */
export function sentences(text: string): string[] {
  return text
    .split(/(?<=[。！？])(?![」』”’）])|(?<=[.!?])\s+(?=[A-Z“"])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}
