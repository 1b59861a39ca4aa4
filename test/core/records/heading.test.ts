import { describe, expect, it } from 'vitest';
import { type Heading, inheritHeading, noHeading, passHeading, readHeading } from '../../../shared/core/records/heading.ts';
import { lineAt, lines } from './report-builder.ts';

/** A heading in short: its agency and year, `?` where they are unclear, null where they are absent. */
function brief({ agency, fiscalYear, amountUnit }: Heading) {
  const short = (value: Heading['agency'] | Heading['fiscalYear']) =>
    value.kind === 'read' ? value.value : value.kind === 'unclear' ? '?' : null;
  return [short(agency), short(fiscalYear), amountUnit];
}

describe('a heading', () => {
  it.each([
    [['上海市机关事务管理局', '2018年度财政支出项目绩效评价结果', '绩效评价结果信息表'], '上海市机关事务管理局', 2018],
    [['上 海 市 体 育 局', '2 0 1 8 年度绩效评价结果'], '上海市体育局', 2018],
    [['上海市机关事务管理局2018年度绩效评价结果信息表'], '上海市机关事务管理局', 2018],
    [['2018年度上海市机关事务管理局绩效评价结果信息表'], '上海市机关事务管理局', 2018],
    [['上海市机关事务管理局２０１８年度部门预算项目绩效评价结果公开'], '上海市机关事务管理局', 2018],
    [['关于上海市体育局2018年绩效评价结果的公告'], '上海市体育局', 2018],
    [['上海市体育局', '二〇一八年度绩效评价结果'], '上海市体育局', 2018],
    [['上海市体育局', '二○一八年度绩效评价结果'], '上海市体育局', 2018],
    [['上海市体育局', '二零一八年度绩效评价结果'], '上海市体育局', 2018],
    [['上海市体育局', '绩效评价结果信息表', '（2018年度）'], '上海市体育局', 2018],
    [['上海市体育局', '绩效评价结果信息表（2018年度）'], '上海市体育局', 2018],
    [['绩效评价结果信息表', '填报单位：上海市体育局', '2018年度'], '上海市体育局', 2018],
    [['2018年度绩效评价结果信息表', '部门（单位）名称：上海市体育局'], '上海市体育局', 2018],
    [['2018年度绩效评价结果信息表', '单位（公章）：上海市体育局'], '上海市体育局', 2018],
    [['填报单位：上海市体育局（2018年度）'], '上海市体育局', 2018],
    [['填报单位：上海市体育局（公章）', '2018年度绩效评价结果'], '上海市体育局', 2018],
    [['附件2：上海市体育局2018年度绩效评价结果信息表（一）'], '上海市体育局', 2018],
    [['上海市2018年度市级部门预算绩效评价结果', '上海市体育局'], '上海市体育局', 2018],
    [['上海市教育局部门整体支出绩效评价结果', '2018年度'], '上海市教育局', 2018],
    [['中共上海市委宣传部', '2018年度绩效评价结果'], '中共上海市委宣传部', 2018],
    [['上海市体育局', '2018年度绩效评价结果', '2019年3月20日'], '上海市体育局', 2018],
    [['上海市体育局', '2018年度绩效评价结果', '二〇一九年三月'], '上海市体育局', 2018],
    [['上海市体育局（本部）办公室', '2018年度绩效评价结果'], '上海市体育局（本部）办公室', 2018],
    [['上海市体育局关于公布2018年度绩效评价结果的通知'], '上海市体育局', 2018],
    [['上海市体育局2018年部门决算项目绩效评价结果'], '上海市体育局', 2018],
    [['2018年度部分项目绩效评价结果', '——上海市体育局'], '上海市体育局', 2018],
    [['绩效评价结果公开表', '年度：2018', '项目主管部门：上海市体育局'], '上海市体育局', 2018],
    [['绩效评价结果公开表', '评价年度：2018年', '填表单位：上海交响乐团'], '上海交响乐团', 2018],
    [['上海博物馆', '2018年度', '绩效评价结果公开'], '上海博物馆', 2018],
    [['上海市体育局', '2018年度部门项目支出后评价结果', '（公开稿）'], '上海市体育局', 2018],
    [['复旦大学附属中学', '2018年', '绩效评价结果公开'], '复旦大学附属中学', 2018],
    [['绩效评价结果公开', '江苏广播电视总站', '2018年财政支出项目绩效评价结果'], '江苏广播电视总站', 2018],
  ])('%j is of %s, %d', (texts, agency, year) => {
    expect(brief(readHeading(lines(...texts)))).toEqual([agency, year, null]);
  });

  it.each([
    [[], null, null],
    [['绩效评价结果信息表'], null, null],
    [['上海市', '2018年度绩效评价结果'], null, 2018],
    [['市政大厦维修改造', '2018年度绩效评价结果'], null, 2018],
    [['上海市体育局', '2016年老旧小区改造项目绩效评价结果信息表'], '上海市体育局', null],
    [['上海市体育局', '2016-2018年度绩效评价结果'], '上海市体育局', null],
    [['上海市体育局', '2019年3月20日'], '上海市体育局', null],
    [['上海市体育局', '3018年度绩效评价结果'], '上海市体育局', null],
    [['根据市财政局要求，2018年度绩效评价结果公开如下'], null, null],
  ])('%j leaves open what it does not say', (texts, agency, year) => {
    expect(brief(readHeading(lines(...texts)))).toEqual([agency, year, null]);
  });

  it.each([
    [['上海市财政局', '上海市体育局', '2018年度绩效评价结果'], '?', 2018],
    [['上海市体育局2018年度绩效评价结果', '填报单位：上海市教育局'], '?', 2018],
    [['上海市体育局', '2017年度绩效评价结果', '2018年度绩效评价结果'], '上海市体育局', '?'],
    [['上海市静安区', '教育局2018年度绩效评价结果'], '?', 2018],
    [['市政大厦信息中心', '2018年度绩效评价结果'], '?', 2018],
    [['上海国际电影节', '组委会办公室2018年度绩效评价结果'], '?', 2018],
    [['填报单位：张三李四', '2018年度绩效评价结果'], '?', 2018],
    [['上海市残疾人联合会2018年度绩效评价结果公'], '?', null],
  ])('%j is left to a person', (texts, agency, year) => {
    expect(brief(readHeading(lines(...texts)))).toEqual([agency, year, null]);
  });

  it.each([
    ['单位：万元', '万元'],
    ['（金额单位：元）', '元'],
    ['单位：人民币万元', '万元'],
    ['单位：千元', 'unknown'],
    ['单位：个', 'unknown'],
    ['填报单位：上海市体育局　金额单位：万元', '万元'],
  ])('%j gives the unit of amounts', (text, unit) => {
    expect(readHeading(lines(text)).amountUnit).toBe(unit);
  });

  it('leaves a year that the title left unclear unclear, whatever a line without an agency says later', () => {
    const title = readHeading(lines('2019年度绩效评价', '上海市体育局', '2018年度绩效评价结果'));
    expect(brief(title)).toEqual(['上海市体育局', '?', null]);
    expect(brief(inheritHeading(readHeading(lines('2019年度绩效评价')), title))).toEqual(['上海市体育局', '?', null]);
    expect(brief(inheritHeading(readHeading(lines('上海市体育局2017年度绩效评价结果')), title))).toEqual(['上海市体育局', 2017, null]);
  });

  it('joins an agency that wraps in one type', () => {
    const wrapped = [lineAt('上海市静安区南京西路', 20), lineAt('街道办事处2021年度绩效评价结果', 50)];
    expect(readHeading(wrapped)).toEqual({
      agency: {
        kind: 'read',
        value: '上海市静安区南京西路街道办事处',
        introduced: true,
        boxes: wrapped.map(({ box }) => box),
      },
      fiscalYear: { kind: 'read', value: 2021, introduced: true, boxes: wrapped.map(({ box }) => box) },
      amountUnit: null,
    });
  });

  it('joins a title cut in its words, double-spaced too', () => {
    const title = (gap: number) => [lineAt('上海市体育局2021年度绩效评价结果公', 20), lineAt('开', 40 + gap)];
    expect(brief(readHeading(title(30)))).toEqual(['上海市体育局', 2021, null]);
    expect(brief(readHeading(title(90)))).toEqual(['?', null, null]);
  });

  it.each([
    [['关于公开2022年度上海市机关事务管理', '局绩效评价结果的公告'], '上海市机关事务管理局', 2022],
    [['关于公开2016年度上海市浦东新区人民政府办', '公室绩效评价结果的公告'], '上海市浦东新区人民政府办公室', 2016],
    [['关于公开二〇一三年度苏州市', '水务局绩效评价结果的公告'], '苏州市水务局', 2013],
    [['2019年度上海市浦东新区', '人民政府办公室项目绩效评', '价结果'], '上海市浦东新区人民政府办公室', 2019],
    [['上海市体育局', '2018年度绩效评价结果', '绩效评价结果信息表'], '上海市体育局', 2018],
    [['关于公开二〇一二年度上海市', '静安区教育局绩效评价结果的', '公告'], '上海市静安区教育局', 2012],
    [['关于公开2021年度上海市浦东', '新区人民政府办公室绩效评价', '结果的公告'], '上海市浦东新区人民政府办公室', 2021],
  ])('reads %j, in lines one below the other, as one title', (texts, agency, year) => {
    expect(brief(readHeading(texts.map((text, index) => lineAt(text, 20 + 30 * index))))).toEqual([agency, year, null]);
  });

  it.each([
    [['上海市静安区', '上海市静安区教育局2018年度绩效评价结果'], '上海市静安区教育局'],
    [['2018年度苏州市', '苏州市水务局绩效评价结果'], '苏州市水务局'],
    [['2021年度上海市重点工程', '静安区教育局绩效评价结果'], '?'],
    [['关于公开2019年上海市静安区教育局绩效评'], '?'],
  ])('has of %j the agency %j', (texts, agency) => {
    expect(brief(readHeading(texts.map((text, index) => lineAt(text, 20 + 30 * index))))[0]).toBe(agency);
  });

  it('believes no agency without a region where a line far above ends in one', () => {
    expect(brief(readHeading(lines('2013年度苏州市', '水务局绩效评价结果')))).toEqual(['?', 2013, null]);
  });

  it('joins no lines of different type, and trusts no agency whose beginning may stand above it', () => {
    const title = lineAt('街道办事处2021年度绩效评价结果', 50);
    expect(brief(readHeading([lineAt('上海市静安区南京西路', 20, 1, 16), title]))).toEqual(['?', 2021, null]);
    expect(brief(readHeading([lineAt('国家机构南京西路', 20), title]))).toEqual(['?', 2021, null]);
  });

  it.each([
    [['绩效评价结果信息表'], ['上海市体育局', 2018, null]],
    [['上海市体育局'], ['上海市体育局', 2018, null]],
    [['上海市教育局2019年度绩效评价结果'], ['上海市教育局', 2019, null]],
    [['填报单位：上海市教育局'], ['上海市教育局', 2018, null]],
    [['2019年度绩效评价结果'], ['上海市体育局', 2019, null]],
    [['上海市教育局'], ['?', 2018, null]],
    [['体育活动中心'], ['?', 2018, null]],
    [
      ['2019年度绩效评价', '2020年度绩效评价'],
      ['上海市体育局', '?', null],
    ],
  ])('after one of 上海市体育局, 2018, and before a table of its own, %j gives %j', (texts, expected) => {
    const first = readHeading(lines('上海市体育局', '2018年度绩效评价结果', '单位：万元'));
    expect(brief(inheritHeading(readHeading(lines(...texts)), inheritHeading(first, noHeading)))).toEqual(expected);
  });

  it.each([
    [['上海市体育局2018年度绩效评价结果'], ['上海市体育局', 2018, null]],
    [['2019年度绩效评价结果'], ['上海市体育局', '?', null]],
    [['上海市教育局2018年度绩效评价结果'], ['?', 2018, null]],
    [
      ['2018年度绩效评价', '2020年度绩效评价'],
      ['上海市体育局', '?', null],
    ],
    [['指标得分表'], ['上海市体育局', 2018, null]],
  ])('past a table that is not read, under %j, is %j', (texts, expected) => {
    const before = inheritHeading(readHeading(lines('上海市体育局', '2018年度绩效评价结果')), noHeading);
    expect(brief(passHeading(readHeading(lines(...texts)), before))).toEqual(expected);
  });
});
