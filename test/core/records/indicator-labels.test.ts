import { expect, it } from 'vitest';
import { isIndicatorLabel } from '../../../shared/core/records/indicator-labels.ts';

it.each(['一级指标', '三级 指标：', '指标值', '年度指标值', '目标值', '实际完成值', '全年实际完成值', '完成值', '自评得分'])(
  '%s heads a column of indicators',
  (label) => {
    expect(isIndicatorLabel(label)).toBe(true);
  },
);

it.each(['得分', '分值', '项目名称', '评价指标', '指标值偏低', '绩效目标', '评价得分'])('%s does not', (label) => {
  expect(isIndicatorLabel(label)).toBe(false);
});
