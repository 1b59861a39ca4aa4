import assert from 'node:assert/strict';
import { attentionOf } from '../../shared/core/notices/attention.ts';
import type { Notice } from '../../shared/core/notices/notice.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { loadDocument } from '../../shared/steps/load-document.ts';
import type { World } from './world.ts';

/** What officers are told, as it is fixed, notice by notice. Throws where a number is given twice, or what stands under one changes. */
export class NoticeEye {
  readonly #notices: Notice[] = [];

  get notices(): readonly Notice[] {
    return this.#notices;
  }

  look(world: World): void {
    const item = world.dynamo.items().find((each) => each.pk?.S === 'notices');
    if (item === undefined) return;
    const notice = noticeOf(item);
    const last = this.#notices.at(-1);
    if (notice.number === last?.number) {
      assert.deepEqual({ ...notice, settled: true }, { ...last, settled: true }, `notice ${notice.number} is another one now`);
      assert(notice.settled || !last.settled, `notice ${notice.number} is not settled any more`);
      this.#notices.pop();
    } else {
      assert.equal(notice.number, (last?.number ?? 0) + 1, 'a number is left out, or given again');
      assert(last?.settled !== false, `notice ${notice.number} is fixed before the one before it is settled`);
    }
    this.#notices.push(notice);
  }

  /** When all is quiet: everything was sent, what each document needs now was told last, and nothing twice under two numbers. */
  async lookAtLast(world: World, table: DocumentTable, documents: readonly string[]): Promise<void> {
    const fixed = this.#notices.map(({ subject, text }) => JSON.stringify({ subject, text }));
    const sent = world.sns.sent.map(({ subject, text }) => JSON.stringify({ subject, text }));
    assert.deepEqual(new Set(sent), new Set(fixed), 'what was sent is not what was fixed');
    for (const document of documents) {
      const loaded = await loadDocument(table, document);
      assert(loaded !== null);
      const states = this.#notices.flatMap((notice) => notice.documents.filter((told) => told.document === document));
      const told = states.map(({ attention }) => attention);
      const now = attentionOf(loaded.head, loaded.revision)?.fingerprint ?? null;
      assert.equal(loaded.head.tellSince, null, `there is still something to tell of ${document}`);
      assert.equal(told.at(-1) ?? null, now, `of ${document} was told what it was, not what it is`);
      assert.equal(loaded.head.told?.attention ?? null, now);
      assert(
        told.every((attention, index) => attention !== (told[index - 1] ?? null)),
        `the same was told twice of ${document}`,
      );
    }
  }
}

function noticeOf(item: ReturnType<World['dynamo']['items']>[number]): Notice {
  const text = (name: string) => String(item[name]?.S);
  const documents = item.documents?.L as readonly { readonly M: Record<string, { readonly S?: string; readonly N?: string }> }[];
  return {
    number: Number(item.number?.N),
    ...{ at: text('at'), subject: text('subject'), text: text('text'), settled: item.settled?.BOOL === true },
    documents: documents.map(({ M }) => ({
      document: M.document?.S ?? '',
      counter: Number(M.counter?.N),
      attention: M.attention?.S ?? null,
    })),
  };
}
