import type { ComponentChildren } from 'preact';

interface PictureFrameProps {
  readonly title: string;
  readonly note?: string;
  readonly children: ComponentChildren;
}

export function Picture({ title, note, children }: PictureFrameProps) {
  return (
    <figure class="picture">
      <figcaption>
        <h3>{title}</h3>
        {note !== undefined && <p class="picture-note">{note}</p>}
      </figcaption>
      {children}
    </figure>
  );
}
