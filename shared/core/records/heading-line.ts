import { amountUnits } from './amount-units.ts';
import type { PrintedUnit } from './amounts.ts';
import { foldWidth } from './fold-width.ts';

/** What one line above a table says. `introduced`: in the words of a title or after a label, not merely by standing there. */
export type LineMeaning =
  | {
      readonly kind: 'title';
      readonly agency: string | null;
      readonly year: number | null;
      readonly introduced: boolean;
      readonly unit: PrintedUnit;
      /** Nothing but a region, and perhaps a year: `上海市静安区`, `2019年度苏州市`. */
      readonly region: boolean;
    }
  | { readonly kind: 'unclear-agency' }
  | { readonly kind: 'unexplained' };

/** A line without its white space, explained to the last character or not at all. */
export function meaningOfLine(text: string): LineMeaning {
  if (text.length > lineLengthMax) return { kind: 'unexplained' };
  const folded = foldWidth(text);
  const plain = withoutNumbering(folded);
  const says = introducedAgency(plain) ?? titleLine(plain) ?? { kind: 'unexplained' };
  return says.kind === 'title' && says.agency !== null ? { ...says, agency: asPrinted(says.agency, folded, text) } : says;
}

/** In characters. A longer line is a sentence. */
const lineLengthMax = 80;

/** Folding keeps every character's place. */
function asPrinted(agency: string, folded: string, text: string): string {
  const start = folded.indexOf(agency);
  return text.slice(start, start + agency.length);
}

/** `填报单位：上海市机关事务管理局`, with the year and the unit of amounts on the same line or not; `单位：万元` names no agency. */
function introducedAgency(plain: string): LineMeaning | null {
  const groups = introducedPattern.exec(plain)?.groups;
  if (!groups) return null;
  const { name = '', year, unit } = groups;
  const says = {
    kind: 'title',
    introduced: true,
    year: yearFrom(year),
    unit: unit === undefined ? null : unitFrom(unit),
    region: false,
  } as const;
  if (name === '') return { ...says, agency: null };
  if (isOrganisation(name)) return { ...says, agency: name };
  return looksLikeUnit(name) ? { ...says, agency: null, unit: unitFrom(name) } : { kind: 'unclear-agency' };
}

/** `[agency] [year] [agency] title words`, each of them once at most. A body by itself must be sure to be one: a project's caption can end like it. */
function titleLine(plain: string): LineMeaning | null {
  const labelled = labelledYearPattern.exec(plain)?.groups?.digits;
  if (labelled) return titleLine(`${labelled}年度`);
  const { before: start = plain, year, after = '' } = yearPattern.exec(plain)?.groups ?? {};
  const before = start.replace(/^关于(?:公开|公布|发布|公示)?/u, '');
  const [head, tail] = [organisationAndTitle(before), organisationAndTitle(after)];
  if (!head || !tail || (head.agency && tail.agency)) return null;

  const agency = head.agency ?? tail.agency;
  const introduced = year !== undefined || head.titled;
  if (agency !== null && !introduced && !startsWithRegion(agency) && !sureOrganisationPattern.test(agency))
    return { kind: 'unclear-agency' };
  return { kind: 'title', agency, year: yearFrom(year), introduced, unit: null, region: regionPattern.test(before + after) };
}

/** A text as an organisation (or a mere region, or none) followed by title words only; null where it is anything else, or where it could part in two ways. */
function organisationAndTitle(text: string): { readonly agency: string | null; readonly titled: boolean } | null {
  if (titlePattern.test(text)) return { agency: null, titled: text !== '' };
  const ends = [...text]
    .map((_, index) => index + 1)
    .filter((end) => isOrganisation(text.slice(0, end)) && titlePattern.test(text.slice(end)));
  const [end] = ends;
  return end !== undefined && ends.length === 1 ? { agency: text.slice(0, end), titled: end < text.length } : null;
}

/** `附件2：`, `（一）`, `三、`, `——` before a line, `（2）` after it, and parentheses around the whole. */
function withoutNumbering(text: string): string {
  return text
    .replace(/^\(([^()]*)\)$/u, '$1')
    .replace(/^[—–-]+/u, '')
    .replace(/^(?:附件|附表|表)[一二三四五六七八九十\d]{0,3}[:.、]?/u, '')
    .replace(/^(?:\([一二三四五六七八九十\d]{1,3}\)|[一二三四五六七八九十\d]{1,3}[、.)])/u, '')
    .replace(/\([一二三四五六七八九十\d]{1,3}\)$/u, '');
}

function isOrganisation(text: string): boolean {
  return organisationPattern.test(text) && !notOrganisationPattern.test(text);
}

/** `上海市…`: a body named from its region on. */
export function startsWithRegion(text: string): boolean {
  return regionStartPattern.test(text);
}

function looksLikeUnit(text: string): boolean {
  return /^(?:人民币)?[百千万亿]*元/u.test(text) || text.length <= measureLengthMax;
}

/** `单位：个`, `单位：平方米`: a measure, not a body. The shortest body named in full has four characters. */
const measureLengthMax = 3;

function unitFrom(text: string): PrintedUnit {
  const unit = text.replace(/^人民币/u, '');
  return Object.hasOwn(amountUnits, unit) ? (unit as keyof typeof amountUnits) : 'unknown';
}

function yearFrom(text: string | undefined): number | null {
  if (text === undefined) return null;
  const year = Number([...text].map((character) => chineseDigits.get(character) ?? character).join(''));
  return year >= yearMin && year <= yearMax ? year : null;
}

/** As the record's schema has it. */
const yearMin = 1990;
const yearMax = 2100;

const chineseDigits: ReadonlyMap<string, string> = new Map(
  [...'〇一二三四五六七八九']
    .map((character, digit): [string, string] => [character, String(digit)])
    .concat([...'零○O'].map((zero) => [zero, '0'])),
);

const year = String.raw`(?<year>\d{4}|[二一][〇零○O0一二三四五六七八九]{3})年度?`;
/** No other digit in the line: `2016-2018年度` is no fiscal year, `2019年3月` is a date. */
const yearPattern = new RegExp(String.raw`^(?<before>[^\d]*?)${year}(?<after>[^\d]*)$`, 'u');

/** `年度：2018`: after its label a year needs no sign. */
const labelledYearPattern = /^(?:评价|预算|项目|财政|所属)?年度:(?<digits>\d{4})$/u;

/** How the names of public bodies end. */
const organisationEndings = words(`
  局 厅 委 办 院 署 处 所 部 司 中心 政府 办公室 研究室 委员会 联合会 协会 学会 工会 商会 基金会 促进会 红十字会 常委会 机关 街道 镇 乡 馆 学校 大学 中学
  小学 党校 支队 总队 大队 总站 监测站 电视台 公司 集团 监狱 报社 供销社 总社 乐团 剧团 剧院 公园 植物园 动物园 幼儿园 少年宫 文化宫`);
const organisationPattern = new RegExp(String.raw`^[\p{Script=Han}()·]{1,38}(?:${organisationEndings.join('|')})$`, 'u');
/** Words that no body's name has, and words that only end like one. */
const notOrganisationPattern = /项目|绩效|评价|经费|资金|补贴|购置|年度|信息表|(?:全部|内部|外部|干部)$/u;
/** Endings that are a body's alone, whatever stands before. */
const sureOrganisationPattern = /(?:局|厅|委员会|政府|办公室|办事处|总署|法院|检察院|总工会|附属(?:中学|小学|学校|幼儿园|医院))$/u;

/** Regions that names of bodies leave unsaid what they are: `上海博物馆`, `江苏广播电视总台`. */
const shortRegions = words(`
  北京 天津 上海 重庆 河北 山西 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 海南 四川 贵州 云南 陕西 甘肃 青海 台湾 内蒙古 广西 西藏 宁夏 新疆 香港 澳门`);
const regionStartPattern = new RegExp(
  String.raw`^(?:中共)?(?:\p{Script=Han}{1,7}?(?:省|市|区|县|旗|自治州|盟)|${shortRegions.join('|')})`,
  'u',
);

const introducedPattern = new RegExp(
  String.raw`^(?:填报|填表|编报|预算|公开|主管|预算主管|项目主管|编制|金额|计量)?(?:单位|部门)(?:\((?:单位|部门|公章|盖章)\))?(?:名称|全称)?:` +
    String.raw`(?<name>[^:\d]*?)(?:\((?:公章|盖章|签章)\))?(?:\(?${year}\)?)?(?:(?:金额)?单位:(?<unit>[^:\d]{1,6}))?$`,
  'u',
);

/** `江苏省苏州市`, `上海市静安区`; 小区 and 社区 are no regions. */
const region = String.raw`(?:\p{Script=Han}{2,7}(?:省|自治区))?(?:\p{Script=Han}{1,6}(?:市|州|盟))?(?:\p{Script=Han}{1,5}(?:(?<![小社园校])区|县|旗|市))?`;
const regionPattern = new RegExp(`^(?=.)${region}$`, 'u');

/** What titles of evaluation results are made of. */
const titleWords = words(`
  关于 的 及 和 与 之 财政 预算 决算 支出 项目 部门 单位 整体 政策 专项 重点 部分 绩效 评价 自评 结果 信息 公开 公示 公告 公布 发布 通报 通知 情况 汇总 一览 报告 摘要 清单 明细 表 书 年度
  本级 市级 区级 县级 省级 资金 管理 工作 主要 有关 相关 说明 概况 反馈 应用 整改 落实 问题 建议 第三方 委托 抽查 再评价 后评价 事后 跟踪 公开稿 附件 附表 类`);
const titlePattern = new RegExp(`^${region}(?:${titleWords.join('|')}|[()《》:、])*$`, 'u');

function words(list: string): readonly string[] {
  return list.trim().split(/\s+/u);
}
