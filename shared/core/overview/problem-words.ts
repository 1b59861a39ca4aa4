/**
 * Words whose occurrence in the problems of a record is counted for the page's picture of what recurs. Only that: the letters stand there or they do not;
 * nothing is concluded from them. The position of a group is its bit in a row, so that a change here is a new format of the overview.
 */
export const problemWords: readonly { readonly zh: string; readonly en: string; readonly words: readonly string[] }[] = [
  { zh: '绩效目标、指标', en: 'targets, indicators', words: ['绩效目标', '绩效指标', '目标值', '指标值', '指标设置', '目标设定'] },
  { zh: '预算', en: 'budget', words: ['预算'] },
  { zh: '执行率、结余', en: 'execution, balances', words: ['执行率', '结余', '结转'] },
  { zh: '制度', en: 'rules, procedures', words: ['制度', '管理办法', '机制'] },
  { zh: '合同、采购', en: 'contracts, procurement', words: ['合同', '采购', '招标', '招投标'] },
  { zh: '监督、考核', en: 'supervision, assessment', words: ['监督', '监管', '考核', '检查'] },
  { zh: '档案、资料', en: 'files, documentation', words: ['档案', '资料', '台账', '归档'] },
  { zh: '进度、延期', en: 'progress, delays', words: ['进度', '滞后', '延期', '延迟', '未按时', '未及时'] },
  { zh: '资金、成本', en: 'funds, costs', words: ['资金', '成本', '费用', '支出'] },
  { zh: '满意度', en: 'satisfaction', words: ['满意度', '满意率'] },
  { zh: '质量、安全', en: 'quality, safety', words: ['质量', '安全'] },
  { zh: '人员、培训', en: 'staff, training', words: ['人员', '培训', '队伍'] },
];
