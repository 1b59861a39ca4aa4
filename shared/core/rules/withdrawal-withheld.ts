import type { RecordsOfVersions } from './record-gone.ts';
import type { Rule } from './rule.ts';

export const withdrawalWithheld: Rule<Pick<RecordsOfVersions, 'withheld'>> = {
  code: 'withdrawal-withheld',
  severity: 'warning',
  documentation: {
    zh: {
      title: '撤回暂缓，等待确认',
      meaning: '短时间内将有很多公开记录被撤回，可能是误删或系统问题。这些撤回先暂缓，公开数据中仍显示这个项目。',
      remedy: '确属有意的，请通知管理员放行；误删或误改的，请把文件重新放入，不会有任何损失。',
    },
    en: {
      title: 'The withdrawal is held back until somebody confirms it',
      meaning:
        'So many public records would be withdrawn within a short time that it may be a mishap. These withdrawals wait; the public still sees this project.',
      remedy:
        'If it was meant, tell operations, who let it go (jixiao ops release-collapse). If it was not, put the file in again: nothing is lost.',
    },
  },
  check({ withheld }) {
    return withheld.map(({ projectName }) => ({
      message: 'Many withdrawals at once: this one is held back; the public still sees the project.',
      messageZh: `一次撤回的记录过多，项目“${projectName}”的撤回暂缓，公开数据中仍显示。`,
      field: 'projectName',
      found: projectName,
    }));
  },
};
