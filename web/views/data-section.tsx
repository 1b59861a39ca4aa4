import type { Site } from '../model/site.ts';
import type { Words } from '../words/words.ts';

/** Where and how to get the data, and on which terms. */
export function DataSection({ words, site }: { readonly words: Words; readonly site: Site }) {
  const { data } = words;
  return (
    <section id="data" class="section" aria-labelledby="data-title">
      <h2 id="data-title">{words.sections.data}</h2>
      <p class="lead">{data.intro}</p>
      <dl class="card files">
        {Object.entries(data.files).map(([path, what]) => (
          <div key={path}>
            <dt>
              <a href={path}>{path}</a>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
      <ul class="rules">
        {data.rules.map((rule) => (
          <li key={rule}>{rule}</li>
        ))}
      </ul>
      <dl class="rows">
        <dt>{data.publisher}</dt>
        <dd>{site.publisher}</dd>
        <dt>{data.licence}</dt>
        <dd>{site.licence === '' ? data.noLicence : <a href={site.licence}>{site.licence}</a>}</dd>
        {site.contact !== '' && (
          <>
            <dt>{data.contact}</dt>
            <dd>{site.contact}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
