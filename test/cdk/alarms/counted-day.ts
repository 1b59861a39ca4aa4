import { vi } from 'vitest';
import { createEmfMetrics } from '../../../shared/adapters/emf-metrics.ts';
import { ReportReader } from '../../convergence/reports.ts';
import { Stage } from '../../convergence/stage.ts';

/** A data point as CloudWatch has it. */
export interface DataPoint {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What happens in a period of five minutes; `as` says as which function it is counted from here on. */
export type Moves = (stage: Stage, as: (functionName: string) => void) => Promise<void>;

/** The data points of each period, as they stand in the log lines that our handlers wrote. */
export async function countedDay(moves: Moves, periods = 1): Promise<readonly (readonly DataPoint[])[]> {
  const stage = new Stage(new ReportReader(), { withdrawalsMax: 2 });
  const lines: DataPoint[][] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((line) => lines.at(-1)?.push(...dataPoints(String(line))) !== undefined);
  const clock = { now: () => stage.world.now };
  const as = (name: string) => {
    stage.settings = { ...stage.settings, metrics: createEmfMetrics({ AWS_LAMBDA_FUNCTION_NAME: name }, clock) };
  };
  try {
    for (let period = 0; period < periods; period++) {
      lines.push([]);
      await moves(stage, as);
      stage.world.pass(300);
    }
  } finally {
    write.mockRestore();
  }
  return lines;
}

/** A line of the embedded metric format → its data points; another line is none. */
function dataPoints(line: string): readonly DataPoint[] {
  const { _aws: frame, ...fields } = JSON.parse(line);
  return (frame?.CloudWatchMetrics ?? []).flatMap(({ Namespace, Dimensions, Metrics }: EmbeddedDirective) =>
    Dimensions.flatMap((names) =>
      Metrics.map(({ Name }) => ({
        namespace: Namespace,
        name: Name,
        dimensions: Object.fromEntries(names.map((name) => [name, fields[name]])),
        value: fields[Name],
      })),
    ),
  );
}

interface EmbeddedDirective {
  readonly Namespace: string;
  readonly Dimensions: readonly (readonly string[])[];
  readonly Metrics: readonly { readonly Name: string }[];
}
