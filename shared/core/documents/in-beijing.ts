/** China has one time zone, and no summer time. */
export function inBeijing(time: string): string {
  const [, year, month, day, clock] =
    /^(\d+)-0?(\d+)-0?(\d+)T(\d\d:\d\d)/.exec(new Date(Date.parse(time) + beijingOffsetMs).toISOString()) ?? [];
  return `北京时间 ${year}年${month}月${day}日 ${clock}`;
}

const beijingOffsetMs = 8 * 3_600_000;
