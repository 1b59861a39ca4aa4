/** Known labels → the columns that they stand in, left to right: the one that tables begin their rows with, and those inside the rows. Empty where there is none. */
import type { LabelAnchor } from './label-anchors.ts';

/** Labels in one column that make it one: with fewer, prose would do. */
const LABELS_MIN = 2;

export function labelColumns(anchors: readonly LabelAnchor[]): LabelAnchor[][] {
  const clusters = clustersByPlace(anchors);
  const first = clusters.findIndex((cluster) => new Set(cluster.map((anchor) => anchor.label)).size >= LABELS_MIN);
  return first < 0 ? [] : clusters.slice(first);
}

/** Labels whose extents overlap stand in one column. */
function clustersByPlace(anchors: readonly LabelAnchor[]): LabelAnchor[][] {
  const clusters: { right: number; anchors: LabelAnchor[] }[] = [];
  for (const anchor of [...anchors].sort((a, b) => a.left - b.left)) {
    const cluster = clusters.at(-1);
    if (cluster && anchor.left < cluster.right) {
      cluster.anchors.push(anchor);
      cluster.right = Math.max(cluster.right, anchor.right);
    } else {
      clusters.push({ right: anchor.right, anchors: [anchor] });
    }
  }
  return clusters.map((cluster) => cluster.anchors);
}
