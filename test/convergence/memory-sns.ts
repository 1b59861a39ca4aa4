import { type HttpAnswer, type HttpCall, httpAnswer } from './http.ts';

export interface SentMessage {
  readonly topicArn: string;
  readonly subject: string;
  readonly text: string;
}

/** The calls of SNS that are made, in memory: what was sent, in order, repeats and all; and how many listen to each topic. */
export class MemorySns {
  readonly #sent: SentMessage[];
  /** Who has confirmed to listen. */
  listeners = 1;

  constructor(from?: MemorySns) {
    this.#sent = [...(from?.sent ?? [])];
  }

  get sent(): readonly SentMessage[] {
    return this.#sent;
  }

  /** What was sent, each once: to a reader, a repeat that says the same is nothing new. */
  distinct(): readonly SentMessage[] {
    return [...new Map(this.#sent.map((message) => [JSON.stringify(message), message])).values()];
  }

  async answer(call: HttpCall): Promise<HttpAnswer> {
    const form = formOf(call);
    const action = snsAction(call);
    if (action === 'GetTopicAttributes') return this.#attributes();
    if (action !== 'Publish') throw new Error(`the memory SNS does not know ${action}`);
    this.#sent.push({ topicArn: form.get('TopicArn') ?? '', subject: form.get('Subject') ?? '', text: form.get('Message') ?? '' });
    return xml(200, '<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>');
  }

  #attributes(): HttpAnswer {
    const entry = `<entry><key>SubscriptionsConfirmed</key><value>${this.listeners}</value></entry>`;
    const result = `<GetTopicAttributesResult><Attributes>${entry}</Attributes></GetTopicAttributesResult>`;
    return xml(200, `<GetTopicAttributesResponse>${result}</GetTopicAttributesResponse>`);
  }
}

export function snsAction(call: HttpCall): string {
  return formOf(call).get('Action') ?? '';
}

export function snsError(code: string): HttpAnswer {
  return xml(400, `<ErrorResponse><Error><Type>Sender</Type><Code>${code}</Code><Message>${code}</Message></Error></ErrorResponse>`);
}

function formOf({ body }: HttpCall): URLSearchParams {
  return new URLSearchParams(typeof body === 'string' ? body : new TextDecoder().decode(body as Uint8Array));
}

function xml(status: number, text: string): HttpAnswer {
  return httpAnswer(status, { 'content-type': 'text/xml' }, new TextEncoder().encode(text));
}
