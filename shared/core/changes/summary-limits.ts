import type { StretchLimits } from './shorten-stretches.ts';

/** What a change summary for people shows at most, as Markdown and as a page; the whole stands in the JSON file. */
export const summaryLimits: {
  /** More rows than this of one kind nobody reads, and tens of thousands stop a browser. */
  readonly rowsPerKindMax: number;
  /** Names of projects, agencies and files are short; one that is not must not fill the page. In characters. */
  readonly nameCharactersMax: number;
  readonly textCharactersMax: number;
  readonly stretches: StretchLimits;
} = {
  rowsPerKindMax: 200,
  nameCharactersMax: 160,
  textCharactersMax: 400,
  stretches: { contextCharacters: 24, changeCharactersMax: 400, placesMax: 12 },
};
