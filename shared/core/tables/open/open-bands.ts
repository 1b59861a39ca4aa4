/**
 * The part of a table on a page → its bands: what stands between two rulings that part rows, or all of it where there are none.
 *
 *     ──────────────────────────────
 *     项目名称   公共绿地养护            a band
 *     ──────────────────────────────
 *     存在问题   编制不细。              a band
 */
import type { Ruling } from '../../geometry/page.ts';
import type { LabelAnchor } from './label-anchors.ts';
import type { OpenColumns } from './open-columns.ts';
import type { OpenRegion, RegionLine } from './open-regions.ts';
import type { OpenBand } from './open-rows.ts';

export interface RegionBand extends OpenBand {
  readonly lines: readonly RegionLine[];
  readonly labels: readonly LabelAnchor[];
  /** Rulings that close it, if any. */
  readonly top: number | null;
  readonly bottom: number | null;
}

/** A ruling parts rows if it covers this share of the table's width. */
const RULING_SHARE = 0.6;

/** `cuts`: see rowCuts. */
export function regionToBands(region: OpenRegion, cuts: readonly number[]): RegionBand[] {
  const edges = [Number.NEGATIVE_INFINITY, ...cuts, Number.POSITIVE_INFINITY];
  const bands = edges.slice(1).flatMap((bottom, index): RegionBand[] => {
    const top = edges[index] ?? Number.NEGATIVE_INFINITY;
    const lines = region.lines.filter((line) => line.baseline > top && line.baseline <= bottom);
    const labels = region.labels.filter((label) => middleOf(label) > top && middleOf(label) <= bottom);
    if (lines.length === 0 && labels.length === 0) return [];
    return [{ lines, labels, openTop: false, openBottom: false, top: finite(top), bottom: finite(bottom) }];
  });
  const last = bands.length - 1;
  return bands.map((band, index) => ({
    ...band,
    openTop: index === 0 && region.openTop,
    openBottom: index === last && region.openBottom && band.bottom === null,
  }));
}

/** Where rulings part rows, top to bottom. */
export function rowCuts(rulings: readonly Ruling[], { left, right }: OpenColumns): readonly number[] {
  return rulings
    .filter(({ start, end }) => Math.min(end, right) - Math.max(start, left) >= RULING_SHARE * (right - left))
    .map(({ position }) => position)
    .sort((a, b) => a - b);
}

/** Between two rulings there is one label, always. */
export function areRowsRuled(bands: readonly RegionBand[]): boolean {
  const closed = bands.filter((band) => band.top !== null && band.bottom !== null);
  return closed.some((band) => band.labels.length === 1) && closed.every((band) => band.labels.length <= 1);
}

/** Where rulings part no rows, the last one on a page is only a frame's: the page may still break a row there. */
export function openAtEnd(region: OpenRegion, bands: readonly RegionBand[]): RegionBand[] {
  return bands.map((band, index) => (index === bands.length - 1 ? { ...band, openBottom: region.openBottom } : band));
}

function middleOf(label: LabelAnchor): number {
  return (label.top + label.bottom) / 2;
}

function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
