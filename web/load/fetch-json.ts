/** A file of the feed; throws where it cannot be had. What is named by its content is kept by the browser; of a pointer it asks for the newest. */
export async function fetchJson<T>(path: string, kind: 'pointer' | 'immutable'): Promise<T> {
  const answer = await fetch(path, kind === 'pointer' ? { cache: 'no-cache' } : {});
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return (await answer.json()) as T;
}
