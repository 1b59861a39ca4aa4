import { describe, expect, it } from 'vitest';
import { encodingSigns } from '../../../../shared/core/tables/doubts/encoding-doubts.ts';

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
    '负责人陶喆参加了验收',
    '奥黛丽・赫本ー展',
    '项目立项依据充分，预算执行率良好财务管理制度健全资金使用合规'.repeat(3),
  ])('nothing speaks against %j', (text) => {
    expect(encodingSigns(text)).toEqual([]);
  });

  it('shows what stands around the sign', () => {
    expect(encodingSigns('项目单位建立健全服ó制度并执行到位')).toEqual([{ code: 'encoding-lies', found: '单位建立健全服ó制度并执' }]);
  });
});
