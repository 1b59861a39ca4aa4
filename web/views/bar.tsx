/** A length that stands for a share of the longest one. */
export function Bar({ share }: { readonly share: number }) {
  return <span class="bar-fill" style={{ width: `${100 * share}%` }} />;
}
