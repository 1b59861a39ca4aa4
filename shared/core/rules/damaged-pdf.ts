import { unreadableRule } from './unreadable-rule.ts';

export const damagedPdf = unreadableRule(
  'damaged-pdf',
  {
    zh: {
      title: 'PDF 已损坏',
      meaning: '文件开头像 PDF，但内部结构损坏，打不开或读不完。',
      remedy: '请先在电脑上打开确认，再用原始文件重新导出并放入；也可能是上传中断，可重新上传一次。',
    },
    en: {
      title: 'Damaged PDF',
      meaning: 'The file begins like a PDF, but its structure is damaged and cannot be read to its end.',
      remedy:
        'Open it on a computer to make sure, export it again from the original and put it in; if the upload was interrupted, upload it again.',
    },
  },
  { en: 'The PDF is damaged.', zh: 'PDF 已损坏。' },
);
