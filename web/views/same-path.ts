/** The feed names files by the public address; this page may be read at another one (a mirror, this machine), where the same file stands beside it. */
export function samePathOf(url: string): string {
  const at = url.search(/\/(?:changes|records)\//u);
  return at === -1 ? url : url.slice(at + 1);
}
