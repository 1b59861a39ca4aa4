import type { DocumentStatus } from '../document.ts';

/** What became of a document, in the words that officers know it by. */
export const statusTitles: Readonly<Record<DocumentStatus, string>> = {
  accepted: '全部收录',
  partial: '部分收录',
  held: '暂未收录',
  rejected: '未能读取',
  duplicate: '重复文件',
  withdrawn: '文件已移除',
  failed: '系统故障',
};
