/** A fixed, even split that has nothing to do with a post's place in its file (FNV-1a of the id). */
export function halfOf(id: string): 'a' | 'b' {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  return ((hash >>> 7) & 1) === 0 ? 'a' : 'b';
}
