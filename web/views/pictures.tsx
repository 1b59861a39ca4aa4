import { AgenciesPicture } from './agencies-picture.tsx';
import { AmountsPicture } from './amounts-picture.tsx';
import { GradesPicture } from './grades-picture.tsx';
import type { PictureProps } from './picture-props.ts';
import { ProblemsPicture } from './problems-picture.tsx';
import { RectificationPicture } from './rectification-picture.tsx';
import { ScoresPicture } from './scores-picture.tsx';

/** What a citizen or journalist asks first, of the records in view. Every bar is a button that filters by what it shows. */
export function Pictures(props: PictureProps) {
  const { words, counts } = props;
  return (
    <section id="pictures" class="pictures" aria-labelledby="pictures-title">
      <h2 id="pictures-title">{words.sections.pictures}</h2>
      <p class="soft">{words.pictures.intro}</p>
      {counts.whole.count === 0 ? (
        <p class="notice">{words.pictures.empty}</p>
      ) : (
        <>
          <GradesPicture {...props} />
          <ScoresPicture {...props} />
          <ProblemsPicture {...props} />
          <RectificationPicture {...props} />
          <AmountsPicture {...props} />
          <AgenciesPicture {...props} />
        </>
      )}
    </section>
  );
}
