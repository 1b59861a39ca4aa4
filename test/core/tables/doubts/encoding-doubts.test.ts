import { describe, expect, it } from 'vitest';
import { encodingSigns, lineSigns } from '../../../../shared/core/tables/doubts/encoding-doubts.ts';

describe('encodingSigns', () => {
  it.each([
    ['社区综合为老服ó中心', 'encoding-lies'],
    ['建\u0001议项目', 'encoding-lies'],
    ['指标设置较~清晰', 'encoding-lies'],
    ['当o格执行', 'encoding-lies'],
    ['如“预算执行率=目标值为81%，完成值×100', 'encoding-lies'],
    ['业绩\uE5E5水平', 'text-not-mapped'],
    ['项目の管理', 'encoding-lies'],
    ['预算A行率良B好，管C制度健全', 'encoding-lies'],
    [`${'施工单位按照要求组织实施1管理工作成效明显'.repeat(3)}2`, 'encoding-lies'],
    [`${'施工单位按照要求组织实施。管理工作成效明显，'.repeat(3)}`, 'encoding-lies'],
    ['項目績效良好', 'encoding-lies'],
    ['项目立项依据充分预算执行率良好财务管理制度健全资金使用合规'.repeat(3), 'encoding-lies'],
    ['业绩\uFFFD水平', 'text-not-mapped'],
  ])('%j is %s', (text, code) => {
    expect(encodingSigns(text).map((sign) => sign.code)).toEqual([code]);
  });

  it.each([
    'PM2.5年均浓度下降至19μg/m³，优良率达86%。',
    '5G+数字孪生（≥10%）B超A类“12345”热线',
    '温度37℃±2℃，比例1:2，café',
    '<p>完成。</p>',
    '指标得分=权重×完成率；综合得分=各项得分之和',
    '见附件/说明',
    `${'施工单位按照要求组织实施，管理工作成效明显，'.repeat(3)}详见附件。`,
    '分别为：施工单位按照要求组织实施，管理工作成效明显，',
    '推进A股上市、B超检查',
    '评为A级的12个，评为B级的20个，评为C级的8个，新建D座、E座',
    '第i项指标，x光检查120人次',
    '负责人陶喆参加了验收',
    '硚口区财政局对硚口区教育局的项目进行评价',
    '奥黛丽・赫本ー展',
    '二〇二〇年至二〇〇九年度项目支出绩效评价结果',
    '项目立项依据充分，预算执行率良好财务管理制度健全资金使用合规'.repeat(3),
  ])('nothing speaks against %j', (text) => {
    expect(encodingSigns(text)).toEqual([]);
  });

  it('shows what stands around the sign', () => {
    expect(encodingSigns('项目单位建立健全服ó制度并执行到位')).toEqual([{ code: 'encoding-lies', found: '单位建立健全服ó制度并执' }]);
  });
});

describe('lineSigns', () => {
  it.each([`${'施工单位按照要求组织实施。管理工作成效明显，'.repeat(3)}`, `${'施工单位按照要求组织实施，管理工作成效明显'.repeat(3)}2`])(
    'how the line %j ends says nothing: its paragraph may go on',
    (line) => {
      expect(lineSigns(line)).toEqual([]);
      expect(encodingSigns(line)).toHaveLength(1);
    },
  );

  it.each(['社区综合为老服ó中心', '如“预算执行率=目标值为81%，完成值×100', '项目の管理', '項目績效良好'])(
    '%j is a sign in a line too',
    (line) => {
      expect(lineSigns(line)).toEqual(encodingSigns(line));
      expect(lineSigns(line)).toHaveLength(1);
    },
  );
});
