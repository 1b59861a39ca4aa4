import { z } from 'zod';
import { spreadSchema } from '../spread.ts';

const count = z.int().min(0);
const megabytes = z.number().positive().nullable();

/** What `npm run bench` measured: milliseconds of this machine, and ratios, which others may compare. Memory is null where the machine does not say. */
export const resultsSchema = z.strictObject({
  measuredAt: z.iso.datetime(),
  machine: z.strictObject({ cores: count, processor: z.string(), node: z.string(), loadAtStart: z.number(), loadAtEnd: z.number() }),
  documents: count,
  runs: count,
  warm: z.array(
    z.strictObject({
      name: z.string(),
      msPerPage: spreadSchema,
      toGetText: spreadSchema,
      toGetTable: spreadSchema,
      peakMegabytes: megabytes,
    }),
  ),
  cold: z.array(
    z.strictObject({ name: z.string(), version: z.string(), ms: spreadSchema, toGetText: spreadSchema, peakMegabytes: megabytes }),
  ),
  absent: z.array(z.strictObject({ name: z.string(), howToGet: z.string() })),
  coldStarts: z.array(z.strictObject({ name: z.string(), bundleBytes: count, ms: spreadSchema, toEmpty: spreadSchema })),
  /** The extract function over the bundled report: from the start of its process to its first answer, and each document after that. */
  extractMs: z.strictObject({ first: spreadSchema, further: spreadSchema }),
  pipeline: z.strictObject({
    documents: count,
    seconds: z.number(),
    documentsPerSecond: z.number(),
    p50Ms: z.number(),
    p95Ms: z.number(),
    releases: count,
    /** Until the last document was dropped, and in publishing beside reading. */
    dropSeconds: z.number(),
    publishSeconds: z.number(),
    /** Null where the machine does not say. */
    processor: z
      .strictObject({
        /** Processor time, which a busy machine hardly changes: of the processes that read, their start with it, and of all else. */
        readersMsPerDocument: z.number(),
        restMsPerDocument: z.number(),
        /** Processor seconds by the clock's; and with the seconds that its threads were ready and other work had the cores. */
        coresUsed: z.number(),
        coresWanted: z.number(),
        /** Share of the time that the thread of servers, handlers and publisher ran, or was ready to. */
        mainThreadShare: z.number(),
      })
      .nullable(),
  }),
  publishing: z.strictObject({
    records: count,
    s3Requests: count,
    s3BytesRead: count,
    s3BytesWritten: count,
    dynamoRequests: count,
    seconds: z.number(),
  }),
});

export type Results = Readonly<z.infer<typeof resultsSchema>>;
