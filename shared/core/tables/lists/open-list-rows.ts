/**
 * The lines of a list without vertical rulings → its rows. Their numbers mark them, or two columns or more with one line in each row (the score, the grade);
 * where a row ends shows in the gaps, or in how all of its cells are set: from one line down, around it, or to it.
 *
 *      gaps                     top                        middle
 *      1  甲  88  编制不细，    1  甲  88  编制不细，              编制不细，
 *                 执行滞后。               执行滞后。      1  甲  88  执行滞后，
 *                               2  乙  70  编制不细。              账实不符。
 *      2  乙  70  编制不细。               执行滞后。              编制不细，
 *                                                          2  乙  70  …
 */

/** A line of one column. */
export interface ListLine {
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly size: number;
  /** All that stands on it is a whole number. */
  readonly number: number | null;
}

/** The lines between two rulings or other bounds, by column, each top to bottom. */
export interface ListBand {
  readonly columns: readonly (readonly ListLine[])[];
  /** Baselines of the lines that mark rows. */
  readonly marks: readonly number[];
  /** It may begin inside a row that began on the page before, or end inside one that goes on. */
  readonly continues: boolean;
  readonly goesOn: boolean;
}

/** The same, not yet known to be rows. */
export type RuledBand = Pick<ListBand, 'columns'> & {
  /** A ruling closes it above. */
  readonly underRuling: boolean;
};

/** Bounds between rows, top to bottom; where a row begins or ends without a mark, the page has broken it. */
export type RowBounds = readonly number[];

/** Lines are on one baseline within this share of the font size. */
const SAME_LINE_SHARE = 0.2;
/** A gap between rows is wider than any inside one by this share of the font size. */
const WIDER_SHARE = 0.12;
/** A cell is set around its row's mark within this share of the font size: half a line more or less is three times as much. */
const MIDDLE_SHARE = 0.2;
/** Between a row's text and its bound, in points. */
const EDGE = 0.5;

/** Number and name: what heads rows, or sums them up, stands there. */
const FRONT_COLUMNS = 2;
/**
 * As many columns with lines farther apart than those of a cell, the first one among them where no cell is seen to have two lines: a column that has fewer has
 * empty cells. So has one whose lines all stand on those of two.
 */
const SURE_MARKS = 3;
/** As many lines as those of a cell apart may be one row, all cells of which are wrapped. */
const LINES_OF_ROW = 2;
/** Fewer may be anything. */
const NUMBERS_MIN = 2;
/** Lines of a cell are no farther apart (font sizes). */
const GAP_MAX = 1.9;
/** With fewer, nothing shows that a ruling parts rows, and not the list from what is around it. */
const RULED_ROWS_MIN = 2;

/**
 * Baselines of the rows' marks among the columns' lines, by band; null where the first column does not count them and no two columns have their lines on the same
 * baselines, or where another one has fewer: then these are lines of cells.
 */
export function rowMarks(bands: readonly (readonly (readonly ListLine[])[])[]): number[][] | null {
  const count = bands[0]?.length ?? 0;
  const columns = Array.from({ length: count }, (_, column) => bands.map((band) => band[column] ?? []));
  const [first] = columns;
  const groups: { lines: readonly (readonly ListLine[])[]; size: number; hasFirst: boolean }[] = [];
  for (const lines of columns.filter((column) => total(column) > 0)) {
    const group = groups.find((other) => haveSameBaselines(other.lines, lines));
    if (group) group.size += 1;
    else groups.push({ lines, size: 1, hasFirst: lines === first });
  }
  const [fewest] = groups.sort((a, b) => total(a.lines) - total(b.lines));
  const marking = groups.find(({ size }) => size > 1);
  const numbered = first?.map((lines) => lines.filter(({ number }) => number !== null)) ?? [];
  if (first && areNumbers(first) && total(numbered) >= total(marking?.lines ?? [])) return baselinesOf(numbered);
  const lineGap = seenGapOfLines(bands);
  const isApart = (line: ListLine, above: ListLine | undefined): boolean =>
    above === undefined || (lineGap === null ? line.top - above.bottom > GAP_MAX * line.size : isWide(above, line, lineGap));
  const areParted = marking?.lines.every((lines) => lines.every((line, index) => isApart(line, lines[index - 1]))) === true;
  const isSure =
    marking !== undefined &&
    fewest !== undefined &&
    total(marking.lines) <= total(fewest.lines) &&
    (areParted || lineGap === null || total(marking.lines) > LINES_OF_ROW);
  const areMany = marking !== undefined && marking.size >= SURE_MARKS && (marking.hasFirst || lineGap !== null);
  const holdsFewer = (marks: readonly (readonly ListLine[])[]): boolean =>
    lineGap !== null && groups.every(({ lines }) => total(lines) >= total(marks) || standOn(lines, marks));
  return marking && (isSure || (areParted && (areMany || holdsFewer(marking.lines)))) ? baselinesOf(marking.lines) : null;
}

/**
 * The same where rulings part all rows, and one column has one line in each of them, around which all others stand. `sections`: on each page, the bands between
 * rulings.
 *
 *      机关食堂   50,710,887.27   94.0   不合     ← no two columns have their lines on the same baselines
 *      设备购置   元                     格
 */
export function rowMarksBetweenRulings(sections: readonly (readonly RuledBand[])[]): number[][] | null {
  const bands = sections.flatMap((section, at) =>
    section.map((band, index) => ({
      ...band,
      continues: index === 0 && at > 0,
      goesOn: index === section.length - 1 && at < sections.length - 1,
    })),
  );
  const partRows = sections.some((section) => section.slice(1).some(({ underRuling }) => underRuling));
  if (!partRows || !bands.every(({ underRuling, continues }) => underRuling || continues)) return null;
  const marking = (bands[0]?.columns ?? [])
    .map((_, column) => bands.map((band) => band.columns[column] ?? []))
    .find((lines) => markRows(lines, bands));
  if (!marking) return null;
  const marked = bands.map((band, index): ListBand => ({ ...band, marks: (marking[index] ?? []).map(({ baseline }) => baseline) }));
  return total(marking) >= RULED_ROWS_MIN && standAroundMarks(marked) ? marked.map(({ marks }) => [...marks]) : null;
}

/** All cells between two rulings stand around one mark, but for what a page breaks: those of two rows, one of which has none, would not. */
export function standAroundMarks(bands: readonly ListBand[]): boolean {
  return bands.every((band, index) => {
    const [before, after] = [bands[index - 1], bands[index + 1]];
    const rests = [band.continues ? before : undefined, band.goesOn ? after : undefined].filter((rest) => rest?.marks.length === 0);
    const isBroken = (column: number): boolean => rests.some((rest) => (rest?.columns[column] ?? []).length > 0);
    const own = band.columns.filter((lines, column) => lines.length > 0 && !isBroken(column));
    return band.marks.every((mark) => own.every((lines) => endAround(lines, 0, mark) === lines.length - 1));
  });
}

/** One line in each band, or none beside the rest of a row that a page breaks, in front of which nothing stands. */
function markRows(lines: readonly (readonly ListLine[])[], bands: readonly Omit<ListBand, 'marks'>[]): boolean {
  return bands.every(({ columns, continues, goesOn }, index) => {
    const count = lines[index]?.length ?? 0;
    const isRest = (continues || goesOn) && columns.slice(0, FRONT_COLUMNS).every((own) => own.length === 0);
    return count === 1 || (count === 0 && isRest);
  });
}

function baselinesOf(lines: readonly (readonly ListLine[])[]): number[][] {
  return lines.map((own) => own.map(({ baseline }) => baseline));
}

function standOn(lines: readonly (readonly ListLine[])[], marks: readonly (readonly ListLine[])[]): boolean {
  return lines.every((own, band) => own.every((line) => (marks[band] ?? []).some(({ baseline }) => isOn(line, baseline))));
}

/** A number more on each line, but for what may stand below the last row. */
function areNumbers(lines: readonly (readonly ListLine[])[]): boolean {
  const all = lines.flat().map(({ number }) => number);
  const numbers = all.slice(0, all.findLastIndex((number) => number !== null) + 1);
  return (
    numbers.length >= NUMBERS_MIN && numbers.every((number, index) => number !== null && (index === 0 || number - 1 === numbers[index - 1]))
  );
}

function haveSameBaselines(a: readonly (readonly ListLine[])[], b: readonly (readonly ListLine[])[]): boolean {
  return a.every((lines, band) => {
    const others = b[band] ?? [];
    return lines.length === others.length && lines.every((line, index) => isOn(line, others[index]?.baseline ?? Number.NaN));
  });
}

function total(lines: readonly (readonly ListLine[])[]): number {
  return lines.reduce((sum, own) => sum + own.length, 0);
}

function isOn(line: ListLine, baseline: number): boolean {
  return Math.abs(line.baseline - baseline) <= SAME_LINE_SHARE * line.size;
}

/**
 * The bounds between the rows of each band; null where nothing shows them, or where two signs say different things. `ruled`: between two rulings there is one
 * row, always.
 */
export function listRows(bands: readonly ListBand[], ruled: boolean): RowBounds[] | null {
  if (ruled)
    return bands.every(isSoundRow) && !bands.some((band, index) => beginsWithRest(band, bands[index - 1])) ? bands.map(() => []) : null;
  const bounds = boundsOf(bands);
  return bounds && rowsAreSetOneWay(bands, bounds) && !hasGapsInRows(bands, bounds) ? bounds : null;
}

function boundsOf(bands: readonly ListBand[]): RowBounds[] | null {
  const wide = widthOfGapsBetweenRows(bands);
  if (wide !== null)
    return sound(
      bands.map((band) => gapsOf(band).flatMap((gap) => (gap.bottom - gap.top >= wide ? [middleOf(gap)] : []))),
      bands,
    );
  const lineGap = gapOfLines(bands.map((band) => band.columns));
  const [tops, middles, bottoms] = [bands.map(fromTops), bands.map((band) => aroundMiddles(band, lineGap)), bands.map(toBottoms)];
  const [allTops = null, allMiddles = null, allBottoms = null] = [tops, middles, bottoms].map((own) => sound(inAll(own), bands));
  const inOneWay = oneOf([allTops, allMiddles, allBottoms], bands);
  const byBand = bands.map((band, index) => {
    const [top = null, middle = null, bottom = null] = [tops[index], middles[index], bottoms[index]].map((own) =>
      sound(own ? [own] : null, [band]),
    );
    return { found: oneOf([top, middle, bottom], [band]), needsGaps: middle === null && (top !== null || bottom !== null) };
  });
  if (byBand.some(({ found }) => found === 'unclear')) return null;
  if (inOneWay !== 'none') return inOneWay === 'unclear' ? null : inOneWay;
  return inAll(
    byBand.map(({ found, needsGaps }, index) => {
      const band = bands[index];
      return typeof found === 'string' || (needsGaps && band && !isWhole(band, lineGap)) ? null : (found[0] ?? null);
    }),
  );
}

/**
 * All cells of a row begin on its mark, or stand around it. Of a row that the page breaks only the first can be seen: where another row shows that they do, nothing
 * of it stands above its mark. That they stand around their marks shows in more than their names: one with nothing beside its first lines may be headed by them.
 */
function rowsAreSetOneWay(bands: readonly ListBand[], bounds: readonly RowBounds[]): boolean {
  const rows = bands.flatMap((band, index) => markedRows(band, bounds[index] ?? []));
  const whole = rows.filter(({ isBroken }) => !isBroken);
  if (whole.every(({ isBottom }) => isBottom) && !whole.every(({ isTop, isMiddle }) => isTop || isMiddle))
    return rows.every(({ isBottom, isBroken }) => isBottom || isBroken) && !rows.every(({ isTop, mayBeHeaded }) => isTop || mayBeHeaded);
  if (!whole.every(({ isTop, isMiddle }) => isTop || isMiddle)) return false;
  const middle = rows.filter(({ isTop, isMiddle }) => isMiddle && !isTop);
  if (middle.length > 0 && middle.every(({ mayBeHeaded }) => mayBeHeaded)) return false;
  if (whole.every(({ isMiddle }) => isMiddle)) return true;
  return (
    rows.every(({ isTop, isMiddle, beginsBefore }) => isTop || isMiddle || beginsBefore) &&
    !bands.some((band, index) => endsBeforeMark(band, bounds[index] ?? []))
  );
}

/** Text at a page's foot whose row has its mark on the next page. */
function endsBeforeMark({ marks, goesOn }: ListBand, bounds: RowBounds): boolean {
  return goesOn && bounds.length > 0 && marks.every((mark) => rowOf(mark - 1, bounds) < bounds.length);
}

/** As wide as one between rows: what follows may be a row's, or head rows. */
function hasGapsInRows(bands: readonly ListBand[], bounds: readonly RowBounds[]): boolean {
  const lineGap = gapOfLines(bands.map((band) => band.columns));
  const gaps = bands.flatMap((band, index) =>
    gapsOf(band).map((gap) => ({
      width: gap.bottom - gap.top,
      isBound: (bounds[index] ?? []).some((bound) => bound >= gap.top - EDGE && bound <= gap.bottom + EDGE),
    })),
  );
  const size = bands.flatMap((band) => band.columns.flat())[0]?.size ?? 0;
  const between = Math.min(...gaps.flatMap(({ width, isBound }) => (isBound ? [width] : [])));
  return gaps.some(({ width, isBound }) => !isBound && width > lineGap + WIDER_SHARE * size && width >= between - WIDER_SHARE * size);
}

function markedRows(band: ListBand, bounds: RowBounds) {
  return band.marks.map((mark) => {
    const row = rowOf(mark - 1, bounds);
    const beginsBefore = row === 0 && band.continues;
    const isBroken = beginsBefore || (row === bounds.length && band.goesOn);
    const ofColumns = band.columns.map((lines) => lines.filter((line) => rowOf(middleOf(line), bounds) === row));
    const cells = ofColumns.filter((lines) => lines.length > 0);
    const isTop = cells.every((lines) => beginsOn(lines, mark));
    const isMiddle = cells.every((lines) => endAround(lines, 0, mark) === lines.length - 1);
    const isBottom = cells.every((lines) => beginsOn(lines.slice(-1), mark));
    const infront = ofColumns.slice(0, FRONT_COLUMNS).filter((lines) => lines.some((line) => isOn(line, mark)));
    const mayBeHeaded = cells.every((lines) => beginsOn(lines, mark) || infront.includes(lines));
    return { isBroken, beginsBefore, isTop, isMiddle, isBottom, mayBeHeaded };
  });
}

function beginsOn([first]: readonly ListLine[], mark: number): boolean {
  return first !== undefined && isOn(first, mark);
}

/** What several signs give: the same, or some of them nothing. */
function oneOf(signs: readonly (RowBounds[] | null)[], bands: readonly ListBand[]): RowBounds[] | 'none' | 'unclear' {
  const [first, ...others] = signs.flatMap((bounds) => (bounds ? [bounds] : []));
  if (!first) return 'none';
  return others.every((other) => areAlike(first, other, bands)) ? first : 'unclear';
}

/**
 * Nothing above its first mark, and no gap in any cell that another row might begin after: where a page shows only how one row is set, nothing else tells it from
 * the ones before and after.
 */
function isWhole({ columns, marks }: ListBand, lineGap: number): boolean {
  const [first] = marks;
  if (first === undefined || hasAbove(columns, first)) return false;
  return columns.every((lines) => lines.every((line, index) => index === 0 || !isWide(lines[index - 1], line, lineGap)));
}

function isWide(above: ListLine | undefined, line: ListLine, lineGap: number): boolean {
  return above !== undefined && line.top - above.bottom > lineGap + WIDER_SHARE * line.size;
}

/** Each row has one mark; what is before the first one, or after the last one, only where a page may break a row, or where a sum closes the list. */
function sound(bounds: RowBounds[] | null, bands: readonly ListBand[]): RowBounds[] | null {
  const isSound = bounds?.every((own, index) => {
    const band = bands[index];
    if (!band || band.marks.length === 0) return true;
    const counts = Array.from({ length: own.length + 1 }, (_, row) => band.marks.filter((mark) => rowOf(mark - 1, own) === row).length);
    const last = counts.at(-1) ?? 0;
    if (counts.some((count) => count > 1) || counts.slice(1, -1).includes(0)) return false;
    if (counts[0] === 0 && !band.continues) return false;
    return last > 0 || band.goesOn || isSum(band, own);
  });
  return isSound ? bounds : null;
}

/** At a page's top, a row whose cells neither begin on its mark nor stand around it, where the one before has a mark of its own: some may be the rest of that one. */
function beginsWithRest(band: ListBand, before: ListBand | undefined): boolean {
  if (!band.continues || band.goesOn || before?.marks.length !== 1) return false;
  return markedRows(band, []).some(({ isTop, isMiddle }) => !isTop && !isMiddle);
}

/** Between two rulings: a marked row, a part of one that the page breaks, or a sum. */
function isSoundRow(band: ListBand): boolean {
  return band.marks.length > 0 || band.continues || band.goesOn || isSum(band, []);
}

/** One line below all rows, with text in the columns in front. */
function isSum({ columns }: ListBand, bounds: RowBounds): boolean {
  const below = columns.map((lines) => lines.filter((line) => rowOf(middleOf(line), bounds) === bounds.length));
  return below.every((lines) => lines.length <= 1) && below.slice(0, FRONT_COLUMNS).some((lines) => lines.length > 0);
}

function inAll(bounds: readonly (RowBounds | null)[]): RowBounds[] | null {
  return bounds.includes(null) ? null : bounds.flatMap((own) => (own ? [own] : []));
}

/** Bounds part the same lines. */
function areAlike(a: readonly RowBounds[], b: readonly RowBounds[], bands: readonly ListBand[]): boolean {
  return bands.every(({ columns }, index) =>
    columns.flat().every((line) => rowOf(middleOf(line), a[index] ?? []) === rowOf(middleOf(line), b[index] ?? [])),
  );
}

/** How many bounds stand above. */
export function rowOf(y: number, bounds: RowBounds): number {
  return bounds.filter((bound) => bound < y).length;
}

interface Gap {
  readonly top: number;
  readonly bottom: number;
}

function middleOf({ top, bottom }: Gap): number {
  return (top + bottom) / 2;
}

/** Where no column has text. */
function gapsOf({ columns }: ListBand): Gap[] {
  const gaps: Gap[] = [];
  let end: number | null = null;
  for (const line of columns.flat().sort((a, b) => a.top - b.top)) {
    if (end !== null && line.top > end) gaps.push({ top: end, bottom: line.top });
    end = Math.max(end ?? line.bottom, line.bottom);
  }
  return gaps;
}

/** From which width on a gap parts rows, if between two marks one gap is always wider than all others; null otherwise. */
function widthOfGapsBetweenRows(bands: readonly ListBand[]): number | null {
  const size = bands.flatMap((band) => band.columns.flat())[0]?.size ?? 0;
  let [between, inside] = [Number.POSITIVE_INFINITY, gapOfLines(bands.map((band) => band.columns))];
  for (const band of bands) {
    const gaps = gapsOf(band);
    for (const [index, mark] of band.marks.slice(0, -1).entries()) {
      const next = band.marks[index + 1] ?? mark;
      const widths = gaps.filter((gap) => middleOf(gap) > mark && middleOf(gap) < next).map((gap) => gap.bottom - gap.top);
      widths.sort((a, b) => b - a);
      between = Math.min(between, widths[0] ?? 0);
      inside = Math.max(inside, widths[1] ?? 0);
    }
  }
  return Number.isFinite(between) && between > inside + WIDER_SHARE * size ? (between + inside) / 2 : null;
}

/** The usual one between two lines of a cell; where none is seen, the usual one of those less than a line wide. */
export function gapOfLines(bands: readonly (readonly (readonly ListLine[])[])[]): number {
  const narrow = bands.flatMap((columns) => columns.flatMap(gapsInColumn).filter(({ gap, line }) => gap < line.size));
  return seenGapOfLines(bands) ?? median(narrow.map(({ gap }) => gap));
}

/** Cells stand at least as far apart as their lines: the narrowest gaps above lines that most columns have nothing beside are those of lines. */
function seenGapOfLines(bands: readonly (readonly (readonly ListLine[])[])[]): number | null {
  const gaps = bands.flatMap((columns) => {
    const filled = columns.filter((lines) => lines.length > 0);
    const isOfCell = (line: ListLine): boolean =>
      2 * filled.filter((lines) => lines.some((other) => isOn(other, line.baseline))).length <= filled.length;
    return columns.flatMap(gapsInColumn).filter(({ line }) => isOfCell(line));
  });
  if (gaps.length === 0) return null;
  const least = Math.min(...gaps.map(({ gap }) => Math.max(0, gap)));
  return median(gaps.filter(({ gap, line }) => gap <= least + WIDER_SHARE * line.size).map(({ gap }) => gap));
}

function gapsInColumn(lines: readonly ListLine[]) {
  return lines.slice(1).map((line, index) => ({ line, gap: line.top - (lines[index]?.bottom ?? line.top) }));
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

/** Every cell begins on its row's mark; what stands above the first one in front may head it. */
function fromTops({ columns, marks, continues }: ListBand): RowBounds | null {
  const [first] = marks;
  if (first === undefined) return [];
  if (!continues && hasAbove(columns.slice(FRONT_COLUMNS), first)) return null;
  const tops = marks.map((mark) => Math.min(...columns.flat().flatMap((line) => (isOn(line, mark) ? [line.top] : []))));
  const begins = columns.every((lines) =>
    marks.every((mark, index) => {
      const own = lines.find((line) => line.baseline > mark - SAME_LINE_SHARE * line.size);
      const next = marks[index + 1] ?? Number.POSITIVE_INFINITY;
      return own === undefined || isOn(own, mark) || own.baseline > next - SAME_LINE_SHARE * own.size;
    }),
  );
  return begins ? tops.map((top) => top - EDGE).filter((_, index) => index > 0 || (continues && hasAbove(columns, first))) : null;
}

/** Every cell ends on its row's mark; a sum may stand below the last one. Of a row that the page breaks, none is seen to. */
function toBottoms({ columns, marks, continues, goesOn }: ListBand): RowBounds | null {
  const [first, last] = [marks[0], marks.at(-1)];
  if (first === undefined || last === undefined) return [];
  const below = columns.flat().filter((line) => line.baseline > last + SAME_LINE_SHARE * line.size);
  const [sum] = below;
  if (below.some((line) => goesOn || !isOn(line, sum?.baseline ?? 0)) || (continues && hasAbove(columns, first))) return null;
  const ends = columns.every((lines) =>
    marks.every((mark, index) => {
      const own = lines.findLast((line) => line.baseline < mark + SAME_LINE_SHARE * line.size);
      const before = marks[index - 1] ?? Number.NEGATIVE_INFINITY;
      return own === undefined || isOn(own, mark) || own.baseline < before + SAME_LINE_SHARE * own.size;
    }),
  );
  const bottoms = marks.map((mark) => Math.max(...columns.flat().flatMap((line) => (isOn(line, mark) ? [line.bottom] : []))));
  return ends ? bottoms.slice(0, sum ? undefined : -1).map((bottom) => bottom + EDGE) : null;
}

function hasAbove(columns: readonly (readonly ListLine[])[], mark: number): boolean {
  return columns.flat().some((line) => line.baseline < mark - SAME_LINE_SHARE * line.size);
}

/** Every cell stands around its row's mark, but for what goes on from the page before, above a gap. */
function aroundMiddles({ columns, marks, continues }: ListBand, lineGap: number): RowBounds | null {
  const rows: { top: number; bottom: number }[] = marks.map(() => ({ top: Number.POSITIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY }));
  const before = { top: Number.POSITIVE_INFINITY, bottom: Number.NEGATIVE_INFINITY };
  for (const lines of columns) {
    let next = continues ? beginOfFirst(lines, marks[0], lineGap) : 0;
    for (const line of lines.slice(0, next)) {
      before.top = Math.min(before.top, line.top);
      before.bottom = Math.max(before.bottom, line.bottom);
    }
    for (const [index, mark] of marks.entries()) {
      const [line, row] = [lines[next], rows[index]];
      if (!line || !row || line.baseline > mark + MIDDLE_SHARE * line.size) continue;
      const end = endAround(lines, next, mark);
      if (end < 0) return null;
      row.top = Math.min(row.top, line.top);
      row.bottom = Math.max(row.bottom, lines[end]?.bottom ?? line.bottom);
      next = end + 1;
    }
    if (next < lines.length) rows.push({ top: lines[next]?.top ?? 0, bottom: Number.POSITIVE_INFINITY });
  }
  if (Number.isFinite(before.top)) rows.unshift(before);
  const bounds = rows.slice(1).map((row, index) => ({ top: rows[index]?.bottom ?? row.top, bottom: row.top }));
  return bounds.every(({ top, bottom }) => bottom > top) ? bounds.map(middleOf) : null;
}

/** Of a cell that begins at a line and stands around a mark, the last line; −1 where there is none. */
function endAround(lines: readonly ListLine[], from: number, mark: number): number {
  const start = lines[from]?.baseline ?? Number.NaN;
  return lines.findIndex(({ baseline, size }, at) => at >= from && Math.abs((start + baseline) / 2 - mark) <= MIDDLE_SHARE * size);
}

/** Where the first marked row's cell begins: below the only gap from which on it stands around its mark. */
function beginOfFirst(lines: readonly ListLine[], mark: number | undefined, lineGap: number): number {
  if (mark === undefined) return 0;
  const gaps = lines.flatMap((line, index) => (line.baseline < mark && isWide(lines[index - 1], line, lineGap) ? [index] : []));
  const begins = [0, ...gaps].filter((begin) => endAround(lines, begin, mark) >= 0);
  return begins.length === 1 ? (begins[0] ?? 0) : 0;
}
