import { unreadableRule } from './unreadable-rule.ts';

export const passwordNeeded = unreadableRule(
  'password-needed',
  {
    zh: {
      title: '打开需要密码',
      meaning: '文件设了打开密码，无法读取。',
      remedy: '请放入不需要密码就能打开的版本（只限制打印或复制的，没有妨碍）。',
    },
    en: {
      title: 'Password needed',
      meaning: 'A password is needed to open the file.',
      remedy: 'Put in a version that opens without a password (one that only restricts printing or copying will do).',
    },
  },
  { en: 'The PDF cannot be opened without a password.', zh: '打开 PDF 需要密码。' },
);
