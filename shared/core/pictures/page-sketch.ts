import * as z from 'zod';

const position = z.number();

/**
 * What of a page is kept beside its findings, so that a receipt can show the place: text as read and merged rulings. Points of the page as displayed,
 * to a tenth.
 */
export const pageSketchSchema = z.strictObject({
  page: z.int().min(1),
  width: z.number().min(0),
  height: z.number().min(0),
  pieces: z.array(
    z.strictObject({
      text: z.string(),
      /** Baseline origin. */
      x: position,
      y: position,
      size: position,
      /** Along the direction of writing. */
      length: position,
      direction: z.union([z.literal(0), z.literal(90), z.literal(180), z.literal(270)]),
    }),
  ),
  /** Each `[position, start, end]`: y and from x to x; x and from y to y. */
  horizontal: z.array(z.tuple([position, position, position])),
  vertical: z.array(z.tuple([position, position, position])),
});
export type PageSketch = Readonly<z.infer<typeof pageSketchSchema>>;
