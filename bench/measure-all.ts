import { statSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { measureColdStarts } from './cold-start/measure-cold-starts.ts';
import { measurePipeline } from './pipeline/measure-pipeline.ts';
import { measurePublication } from './publish/measure-publication.ts';
import { findColdPrograms } from './reading/cold-programs.ts';
import { measureCold } from './reading/measure-cold.ts';
import { measureWarm } from './reading/measure-warm.ts';
import type { Results } from './results/results.ts';

export interface Extent {
  /** Paths of reports that all contestants read. */
  readonly samples: readonly string[];
  /** Runs that count, of each part. */
  readonly runs: number;
  /** Documents through the pipeline. */
  readonly documents: number;
  /** Records of the release that one is published into. */
  readonly records: number;
  /** The interpreter that has the Python readers. */
  readonly python: string;
}

/** All parts one after another: never two at a time, for they would share the cores. `say` hears what comes next. */
export async function measureAll(extent: Extent, say: (line: string) => void): Promise<Results> {
  const { samples, runs, documents, records, python } = extent;
  const loadAtStart = loadavg()[0] ?? 0;
  const { present, absent } = findColdPrograms(python);
  say('reading, warm');
  const warm = await measureWarm(samples, runs);
  say('reading, cold');
  const cold = await measureCold(forCold(samples), present, runs);
  say('cold starts of the bundles');
  const { coldStarts, extractMs } = await measureColdStarts(runs);
  say('the pipeline');
  const pipeline = await measurePipeline(documents);
  say('publishing');
  const { publication } = await measurePublication(records);
  const [processor] = cpus();
  return {
    measuredAt: new Date().toISOString(),
    machine: {
      cores: cpus().length,
      processor: processor?.model ?? 'unknown',
      node: process.versions.node,
      loadAtStart,
      loadAtEnd: loadavg()[0] ?? 0,
    },
    documents: samples.length,
    runs,
    warm,
    cold,
    absent: absent.map(({ name, howToGet }) => ({ name, howToGet })),
    coldStarts,
    extractMs,
    pipeline,
    publishing: {
      records,
      s3Requests: publication.s3.requests,
      s3BytesRead: publication.s3.read,
      s3BytesWritten: publication.s3.written,
      dynamoRequests: publication.dynamoRequests,
      seconds: publication.seconds,
    },
  };
}

/** The first and the largest, once each: a process for every reader, run and document takes minutes otherwise. */
function forCold(samples: readonly string[]): readonly string[] {
  const bySize = samples.toSorted((a, b) => statSync(b).size - statSync(a).size);
  return [...new Set([...samples.slice(0, 1), ...bySize.slice(0, 1)])];
}
