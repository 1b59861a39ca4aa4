/** The list of rules: the one place where they come together. Their order is the order of findings about the same place. */
import type { ProjectReading } from '../records/project-reading.ts';
import type { ReportReading } from '../records/report-reading.ts';
import { amountLeftOut } from './amount-left-out.ts';
import { amountUnreadable } from './amount-unreadable.ts';
import { cellCutByBoundary } from './cell-cut-by-boundary.ts';
import { type ConfirmedReading, confirmationOutdated } from './confirmation-outdated.ts';
import { continuationUnclear } from './continuation-unclear.ts';
import { damagedPdf } from './damaged-pdf.ts';
import type { Doubted } from './doubt-rule.ts';
import { drawingNotRead } from './drawing-not-read.ts';
import { emptyFile } from './empty-file.ts';
import { encodingLies } from './encoding-lies.ts';
import { glyphOutsideCells } from './glyph-outside-cells.ts';
import { gradeUnknown } from './grade-unknown.ts';
import { indicatorForm } from './indicator-form.ts';
import { labelHoldsValue } from './label-holds-value.ts';
import { labelValueUnclear } from './label-value-unclear.ts';
import { linesInterleaved } from './lines-interleaved.ts';
import { narrativeEmpty } from './narrative-empty.ts';
import { noAgency } from './no-agency.ts';
import { noFiscalYear } from './no-fiscal-year.ts';
import { noPages } from './no-pages.ts';
import { noProjectName } from './no-project-name.ts';
import { noProjectTable } from './no-project-table.ts';
import { noResult } from './no-result.ts';
import { notAPdf } from './not-a-pdf.ts';
import { otherForm } from './other-form.ts';
import { otherTable } from './other-table.ts';
import { outlinedPage } from './outlined-page.ts';
import { passwordNeeded } from './password-needed.ts';
import { pictureNotRead } from './picture-not-read.ts';
import { projectNameInPieces } from './project-name-in-pieces.ts';
import { readersDisagree } from './readers-disagree.ts';
import { readingTooLarge } from './reading-too-large.ts';
import { readingTooSlow } from './reading-too-slow.ts';
import { type RecordsOfVersions, recordGone } from './record-gone.ts';
import { repeatedRow } from './repeated-row.ts';
import { resultAboveName } from './result-above-name.ts';
import { resultLeftOut } from './result-left-out.ts';
import { rowAbsent } from './row-absent.ts';
import { rowOutsideTable } from './row-outside-table.ts';
import type { Rule } from './rule.ts';
import { type ProjectAmongTwins, sameProjectDiffers } from './same-project-differs.ts';
import { sameProjectRepeated } from './same-project-repeated.ts';
import { scannedPage } from './scanned-page.ts';
import { scoreGradeContradiction } from './score-grade-contradiction.ts';
import { scoreGradeDoubtful } from './score-grade-doubtful.ts';
import { scoreOutOfRange } from './score-out-of-range.ts';
import { scoreUnreadable } from './score-unreadable.ts';
import { selfEvaluation } from './self-evaluation.ts';
import { takenDown } from './taken-down.ts';
import { textNotMapped } from './text-not-mapped.ts';
import { textNotSeen } from './text-not-seen.ts';
import { textOverprinted } from './text-overprinted.ts';
import { textStruckOut } from './text-struck-out.ts';
import { textTooSmall } from './text-too-small.ts';
import { tooManyBytes } from './too-many-bytes.ts';
import { tooManyPages } from './too-many-pages.ts';
import { tooManyTables } from './too-many-tables.ts';
import { tooMuchDrawing } from './too-much-drawing.ts';
import { unknownLabel } from './unknown-label.ts';
import { unreadablePageBeside } from './unreadable-page-beside.ts';
import type { Unreadable } from './unreadable-rule.ts';
import { unrecognisedTable } from './unrecognised-table.ts';
import { valueIsLabel } from './value-is-label.ts';
import { withdrawalWithheld } from './withdrawal-withheld.ts';
import { type OrderedRecords, withdrawnByOrder } from './withdrawn-by-order.ts';

/** Of a document that gave no pages. */
export const unreadableRules: readonly Rule<Unreadable>[] = [
  notAPdf,
  emptyFile,
  damagedPdf,
  passwordNeeded,
  noPages,
  tooManyPages,
  tooManyTables,
  tooManyBytes,
  tooMuchDrawing,
  readingTooSlow,
  readingTooLarge,
  takenDown,
];

/** Of a document as a whole. */
export const reportRules: readonly Rule<ReportReading>[] = [
  scannedPage,
  outlinedPage,
  pictureNotRead,
  noProjectTable,
  unrecognisedTable,
  otherForm,
  indicatorForm,
  otherTable,
];

/** Of text in no project table, in a document that has none: why it has none. */
export const textRules: readonly Rule<Doubted>[] = [encodingLies, textNotMapped];

/** Of one project table. What makes all that is read doubtful comes first: a name that is not found in garbled text is not the officer's to add. */
export const projectRules: readonly Rule<ProjectReading>[] = [
  encodingLies,
  textNotMapped,
  textNotSeen,
  textStruckOut,
  textOverprinted,
  textTooSmall,
  linesInterleaved,
  drawingNotRead,
  readersDisagree,
  noProjectName,
  projectNameInPieces,
  noAgency,
  noFiscalYear,
  amountUnreadable,
  amountLeftOut,
  scoreUnreadable,
  scoreOutOfRange,
  gradeUnknown,
  resultLeftOut,
  scoreGradeContradiction,
  scoreGradeDoubtful,
  repeatedRow,
  resultAboveName,
  selfEvaluation,
  valueIsLabel,
  labelHoldsValue,
  rowOutsideTable,
  unreadablePageBeside,
  noResult,
  glyphOutsideCells,
  cellCutByBoundary,
  labelValueUnclear,
  continuationUnclear,
  narrativeEmpty,
  unknownLabel,
  rowAbsent,
];

/** Of a project table among the other tables of its document about the same project. */
export const twinRules: readonly Rule<ProjectAmongTwins>[] = [sameProjectDiffers, sameProjectRepeated];

/** Of a project table against what a person confirmed of it. */
export const confirmationRules: readonly Rule<ConfirmedReading>[] = [confirmationOutdated];

/** Of a document's version against the one before it. */
export const versionRules: readonly Rule<RecordsOfVersions>[] = [recordGone, withdrawalWithheld];

/** Of what an operator decided about a document's records. */
export const orderRules: readonly Rule<OrderedRecords>[] = [withdrawnByOrder];

/** Every rule, by what it is about, for whoever explains them. */
export const rules: readonly Pick<Rule<never>, 'code' | 'severity' | 'confirmable' | 'documentation'>[] = [
  ...unreadableRules,
  ...reportRules,
  ...projectRules,
  ...twinRules,
  ...confirmationRules,
  ...versionRules,
  ...orderRules,
];
