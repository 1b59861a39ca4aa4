import type { Candidate, PublishedRecord } from '../document.ts';
import { besideRedactedReason, redactedReason } from '../redaction/redacted-text.ts';

/**
 * Why a record changes, in one Chinese sentence for the summary and the tombstone. `speaker` is what the documents say now, null where none does;
 * `publicSha256` as in compareRecord.
 */
export function changeReason(before: PublishedRecord | null, speaker: Candidate | null, publicSha256: string | null = null): string {
  if (before?.redacted && before.status === 'current') return speaker === null ? redactedReason : besideRedactedReason;
  if (speaker === null) {
    if (before?.status !== 'current') return '已无来源文件';
    const undone = before.confirmation === undefined ? '' : '，或人工确认已撤销';
    return `来源文件已移除，或其新版本不再包含此项目${undone}：${before.source.document}`;
  }
  const document = speaker.source.document;
  if (before === null) return speaker.confirmation ? `首次收录，经人工确认按原文发布：${document}` : `首次收录：${document}`;
  if (before.status === 'withdrawn') return `重新收录：${document}`;
  if ((publicSha256 ?? before.source.sha256) === speaker.source.sha256) return `文件未变，由新版程序更正读取结果：${document}`;
  if (before.source.document === document) return `来源文件已更新：${document}`;
  return `以较晚上传的文件为准：${document}（此前为 ${before.source.document}）`;
}
