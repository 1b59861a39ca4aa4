import type { PlacedBox } from '../document.ts';
import type { Confirmation } from './confirmation.ts';
import type { Heading } from './heading.ts';
import { isInCell } from './table-place.ts';

/** Whose a table is and of which year: as its heading says it, or else as a person gave it. Null where neither does. */
export interface GivenHeading {
  readonly agency: string | null;
  readonly fiscalYear: number | null;
  /** What was given because the heading does not say it, and by which confirmation; the latest counts. */
  readonly given: Readonly<Partial<Record<'agency' | 'fiscalYear', Confirmation>>>;
  /** The heading says something else than what a person gave. */
  readonly isContradicted: boolean;
}

export function givenHeading(heading: Heading, nameCell: PlacedBox | null, confirmations: readonly Confirmation[]): GivenHeading {
  const about = confirmations.flatMap((confirmation) => {
    const { says } = confirmation;
    return says.what === 'heading' && says.places.some((place) => isInCell(place, nameCell)) ? [{ confirmation, says }] : [];
  });
  const agency = about.findLast(({ says }) => says.agency !== null);
  const fiscalYear = about.findLast(({ says }) => says.fiscalYear !== null);
  const printed = {
    agency: heading.agency.kind === 'read' ? heading.agency.value : null,
    fiscalYear: heading.fiscalYear.kind === 'read' ? heading.fiscalYear.value : null,
  };
  return {
    agency: printed.agency ?? agency?.says.agency ?? null,
    fiscalYear: printed.fiscalYear ?? fiscalYear?.says.fiscalYear ?? null,
    given: {
      ...(printed.agency === null && agency && { agency: agency.confirmation }),
      ...(printed.fiscalYear === null && fiscalYear && { fiscalYear: fiscalYear.confirmation }),
    },
    isContradicted:
      differs(printed.agency, agency?.says.agency ?? null) || differs(printed.fiscalYear, fiscalYear?.says.fiscalYear ?? null),
  };
}

function differs<T>(printed: T | null, given: T | null): boolean {
  return printed !== null && given !== null && printed !== given;
}
