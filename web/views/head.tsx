import type { ComponentChildren } from 'preact';
import type { Loaded } from '../load/record-store.ts';
import type { Counts } from '../model/count-records.ts';
import type { Site } from '../model/site.ts';
import type { Language, Words } from '../words/words.ts';

interface HeadProps {
  readonly words: Words;
  readonly site: Site;
  readonly loaded: Loaded | null;
  readonly counts: Counts;
  readonly speak: (language: Language) => void;
}

/** What this is, whose it is, how much there is, and the ways to the parts of the page. */
export function Head({ words, site, loaded, counts, speak }: HeadProps) {
  const number = new Intl.NumberFormat(words.language);
  const total = loaded?.total ?? 0;
  const whole = loaded?.complete === true;
  const years = counts.years.map(({ key }) => key);
  const [newest, oldest] = [years[0], years.at(-1)];
  const other: Language = words.language === 'en' ? 'zh-CN' : 'en';
  return (
    <header class="head">
      <nav class="bar" aria-label={words.navigation}>
        <span class="publisher">{site.publisher}</span>
        <span class="grow" />
        <a href="#records">{words.sections.records}</a>
        <a href="#pictures">{words.sections.pictures}</a>
        <a href="#changes">{words.sections.changes}</a>
        <a href="#data">{words.sections.data}</a>
        <button type="button" class="language" lang={other} onClick={() => speak(other)}>
          {words.otherLanguage}
        </button>
      </nav>
      <h1>{words.title}</h1>
      <p class="lead">{words.lead}</p>
      <dl class="tiles">
        <Tile label={words.tiles.records} value={loaded === null ? '…' : number.format(total)} />
        <Tile label={words.tiles.agencies} value={whole ? number.format(counts.agencies.length) : '…'} />
        <Tile label={words.tiles.years} value={!whole || newest === undefined ? '…' : newest === oldest ? newest : `${oldest}–${newest}`} />
        <Tile label={words.tiles.withdrawn} value={whole ? number.format(total - counts.whole.count) : '…'} />
        <Tile label={words.tiles.release} value={loaded === null ? '…' : words.release(loaded.sequence)}>
          {loaded === null ? ' ' : words.updated(loaded.publishedAt.slice(0, 10))}
        </Tile>
      </dl>
    </header>
  );
}

function Tile({
  label,
  value,
  children,
}: {
  readonly label: string;
  readonly value: string | number;
  readonly children?: ComponentChildren;
}) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {value}
        {children !== undefined && <small>{children}</small>}
      </dd>
    </div>
  );
}
