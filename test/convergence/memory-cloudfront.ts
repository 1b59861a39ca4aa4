import { type HttpAnswer, type HttpCall, httpAnswer } from './http.ts';
import type { MemoryS3 } from './memory-s3.ts';

/**
 * A cache before a bucket, with readers who fetch everything at each moment: it holds every object as it stood at any time since its copies were last
 * dropped. An invalidation takes effect at once, and is said to be over when somebody asks.
 */
export class MemoryCloudFront {
  readonly #origin: MemoryS3;
  readonly #bucket: string;
  /** Of the bucket, at the last invalidation. */
  #writesThen: number;
  #invalidations: number;

  constructor(origin: MemoryS3, bucket: string, from?: MemoryCloudFront) {
    this.#origin = origin;
    this.#bucket = bucket;
    this.#writesThen = from === undefined ? 0 : from.#writesThen;
    this.#invalidations = from === undefined ? 0 : from.#invalidations;
  }

  /** Each key with each content that a reader may be handed. */
  copies(): readonly (readonly [string, Uint8Array])[] {
    return this.#origin.sinceWrite(this.#bucket, this.#writesThen);
  }

  async answer({ method, path }: HttpCall): Promise<HttpAnswer> {
    if (!/\/distribution\/[^/]+\/invalidation(\/I\d+)?$/.test(path))
      throw new Error(`the memory CloudFront does not know ${method} ${path}`);
    if (method === 'GET') return invalidation(path.slice(path.lastIndexOf('/') + 1), 'Completed');
    this.#writesThen = this.#origin.writes;
    this.#invalidations += 1;
    return invalidation(`I${this.#invalidations}`, 'InProgress');
  }
}

export function cloudFrontError(code: string): HttpAnswer {
  return xml(400, `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`);
}

function invalidation(id: string, status: string): HttpAnswer {
  return xml(200, `<Invalidation><Id>${id}</Id><Status>${status}</Status></Invalidation>`);
}

function xml(status: number, text: string): HttpAnswer {
  return httpAnswer(status, { 'content-type': 'text/xml' }, new TextEncoder().encode(text));
}
