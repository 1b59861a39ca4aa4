import type { Latest } from '../../shared/core/feed/manifest.ts';
import { fetchJson } from './fetch-json.ts';

/** As long as a CDN may keep the pointer; on one's own machine a folder is being watched, and so is the page. In milliseconds. */
const pauseMs = 60_000;
const pauseAtHomeMs = 2_000;

/** Asks for the pointer while the page is looked at, and tells of each sequence other than `shown()`. Returns how to stop. */
export function watchLatest(shown: () => number, onNew: (sequence: number) => Promise<void>): () => void {
  const isHome = ['localhost', '127.0.0.1', '[::1]'].includes(location.hostname);
  let busy = false;
  const look = async (): Promise<void> => {
    if (busy || document.visibilityState !== 'visible') return;
    busy = true;
    try {
      const { sequence } = await fetchJson<Latest>('latest.json', 'pointer');
      if (sequence !== shown()) await onNew(sequence);
    } catch {
      // Out of reach for now: what is shown stays, and the next look tries again.
    } finally {
      busy = false;
    }
  };
  const timer = setInterval(look, isHome ? pauseAtHomeMs : pauseMs);
  document.addEventListener('visibilitychange', look);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', look);
  };
}
