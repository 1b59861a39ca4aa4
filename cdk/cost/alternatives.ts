export interface Alternative {
  readonly name: string;
  readonly usdPerThousandPages: number;
  /** The page that says it, by its title. */
  readonly page: string;
}

/** Services that give the tables of a page, at their list prices of `asOf`, before any discount; written down without looking at the pages. */
export const alternatives: { readonly asOf: string; readonly services: readonly Alternative[] } = {
  asOf: '2026-01',
  services: [
    { name: 'Amazon Textract, AnalyzeDocument, tables', usdPerThousandPages: 15, page: 'Amazon Textract pricing' },
    { name: 'Azure AI Document Intelligence, layout', usdPerThousandPages: 10, page: 'Azure AI Document Intelligence pricing' },
    { name: 'Google Document AI, form parser', usdPerThousandPages: 30, page: 'Document AI pricing' },
  ],
};
