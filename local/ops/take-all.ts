import type { QueueInspection, TakenMessage } from '../../shared/ports.ts';

/**
 * The messages of a queue, some at a time, each once, at most `max`: they stay out of others' sight until they are removed, put back, or a few minutes
 * are over. What comes back into sight meanwhile ends it.
 */
export async function* takeAll(queue: QueueInspection, max: number): AsyncGenerator<readonly TakenMessage[]> {
  const seen = new Set<string>();
  while (seen.size < max) {
    const taken = await queue.take();
    const fresh = taken.filter(({ id }) => !seen.has(id));
    for (const { id } of fresh) seen.add(id);
    if (fresh.length > 0) yield fresh;
    if (fresh.length < taken.length || taken.length === 0) return;
  }
}
