/** The options that give what a heading does not say; empty where it says all. */
export function missingHeading({ agency, fiscalYear }: { readonly agency: string | null; readonly fiscalYear: number | null }): string {
  return [...(agency === null ? ['--agency <full name>'] : []), ...(fiscalYear === null ? ['--year <year>'] : [])].join(' ');
}
