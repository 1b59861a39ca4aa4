import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { type Loaded, RecordStore } from '../load/record-store.ts';
import { watchLatest } from '../load/watch-latest.ts';

export interface Records {
  /** Null until the first part is there. */
  readonly loaded: Loaded | null;
  readonly failed: boolean;
  readonly retry: () => void;
  /** The release that came while the page was open; null: none did. */
  readonly newSequence: number | null;
}

/** The records, part by part as they come, and again whenever a new release is out. */
export function useRecords(): Records {
  const store = useRef(new RecordStore());
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [failed, setFailed] = useState(false);
  const [newSequence, setNewSequence] = useState<number | null>(null);
  const sequence = useRef(0);

  const load = useCallback(async (): Promise<number> => {
    const { sequence: shown } = await store.current.load(setLoaded);
    sequence.current = shown;
    return shown;
  }, []);
  const retry = useCallback(() => {
    setFailed(false);
    load().catch(() => setFailed(true));
  }, [load]);

  useEffect(retry, [retry]);
  useEffect(
    () =>
      watchLatest(
        () => sequence.current,
        async () => {
          const before = sequence.current;
          if (before === 0) return;
          // The pointer is written before what the page reads by name: until that follows, this is the release that was shown.
          const shown = await load();
          if (shown !== before) setNewSequence(shown);
        },
      ),
    [load],
  );
  return { loaded, failed, retry, newSequence };
}
