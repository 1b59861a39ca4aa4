/** Items from 0 to below `size`, each in a set of its own until two are joined. */
export class DisjointSets {
  private readonly parents: number[];

  constructor(size: number) {
    this.parents = Array.from({ length: size }, (_, index) => index);
  }

  rootOf(item: number): number {
    let root = item;
    while (this.parents[root] !== root) root = this.parents[root] ?? root;
    for (let next = item; next !== root; ) {
      const parent = this.parents[next] ?? root;
      this.parents[next] = root;
      next = parent;
    }
    return root;
  }

  join(a: number, b: number): void {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    this.parents[Math.max(first, second)] = Math.min(first, second);
  }
}
