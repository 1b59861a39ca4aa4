/**
 * Questions to the log, answered as CloudWatch Logs Insights would, as far as this stack asks: fields, filter, sort, limit. What it does not know is an error.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/CWL_QuerySyntax.html
 */
export type Row = Readonly<Record<string, string | undefined>>;

/** What a saved query shows of these lines of a log: of each that passes the filter, the fields that it names; a field that the line has not is undefined. */
export function ask(query: string, lines: readonly string[]): readonly Row[] {
  const commands = query.split('\n| ').map((command) => command.trim());
  let events = lines.map(eventOf);
  let shown: readonly string[] = [];
  for (const command of commands) {
    const [name = ''] = command.split(' ', 1);
    const rest = command.slice(name.length + 1);
    if (name === 'fields') shown = rest.split(/,\s*/);
    else if (name === 'filter') events = events.filter((event) => passes(rest, event));
    else if (name === 'sort') events = sorted(rest, events);
    else if (name === 'limit') events = events.slice(0, Number(rest));
    else throw new Error(`a command that is not known here: ${command}`);
  }
  return events.map((event) => Object.fromEntries(shown.map((field) => [field, event[field]])));
}

/** The fields that Insights finds in a line: those of its JSON, or of the first JSON in a line of Lambda's own, nested by dots and numbers; and those of a report. */
function eventOf(line: string, index: number): Row {
  const json = line.slice(line.indexOf('{'));
  const report = /^REPORT RequestId: (\S+)\tDuration: ([\d.]+) ms.*Max Memory Used: (\d+) MB/.exec(line);
  return {
    ...(line.includes('{') ? flat(JSON.parse(json), '') : {}),
    ...(report === null ? {} : { '@type': 'REPORT', '@requestId': report[1], '@duration': report[2], '@maxMemoryUsed': report[3] }),
    '@message': line,
    '@timestamp': String(index).padStart(6, '0'),
    '@logStream': '2026/03/01/[$LATEST]0',
  };
}

function flat(value: unknown, path: string): Record<string, string> {
  if (typeof value !== 'object' || value === null) return { [path]: String(value) };
  return Object.assign({}, ...Object.entries(value).map(([name, part]) => flat(part, path === '' ? name : `${path}.${name}`)));
}

/** `and` binds before `or`; neither may stand in a text or a pattern here. */
function passes(filter: string, event: Row): boolean {
  return filter.split(' or ').some((part) => part.split(' and ').every((test) => holds(test, event)));
}

function holds(test: string, event: Row): boolean {
  const [, field = '', operator = '', operand = ''] = /^([@\w.]+) (=|!=|like|in) (.+)$/.exec(test) ?? [];
  const value = event[field];
  const texts = [...operand.matchAll(/'([^']*)'/g)].map((match) => match[1] ?? '');
  switch (operator) {
    case '=':
      return value === texts[0];
    case '!=':
      return value !== texts[0];
    case 'in':
      return value !== undefined && texts.includes(value);
    case 'like':
      return (
        value !== undefined && (operand.startsWith('/') ? new RegExp(operand.slice(1, -1)).test(value) : value.includes(texts[0] ?? ''))
      );
    default:
      throw new Error(`a test that is not known here: ${test}`);
  }
}

function sorted(by: string, events: readonly Row[]): Row[] {
  const [field = '', order] = by.split(' ');
  const sign = order === 'desc' ? -1 : 1;
  const compare = (a: string, b: string) => (Number.isNaN(Number(a)) ? a.localeCompare(b) : Number(a) - Number(b));
  return events.toSorted((a, b) => sign * compare(a[field] ?? '', b[field] ?? ''));
}
