interface StackProps {
  readonly parts: readonly { readonly tone: string; readonly count: number }[];
}

/** Parts of a whole, side by side, each as long as its share. */
export function Stack({ parts }: StackProps) {
  return (
    <span class="stack">
      {parts
        .filter(({ count }) => count > 0)
        .map(({ tone, count }) => (
          <span key={tone} class={`stack-part tone-${tone}`} style={{ flexGrow: count }} />
        ))}
    </span>
  );
}
