import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { findingSchema } from '../../../shared/core/document.ts';
import { findingsOf } from '../../../shared/core/rules/finding-of.ts';
import { rules } from '../../../shared/core/rules/index.ts';
import type { Rule } from '../../../shared/core/rules/rule.ts';
import { ruleCases } from './cases.ts';

const codes = rules.map(({ code }) => code);

describe('the list of rules', () => {
  it('has every code once, and a case for each and for nothing else', () => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(Object.keys(ruleCases).sort()).toEqual([...codes].sort());
  });

  it('has a file for each rule, and each file of a rule in it', () => {
    const shared = ['index', 'rule', 'finding-of', 'doubt-rule', 'unreadable-rule', 'textless-pages', 'render-rules-doc', 'confirmability'];
    const files = readdirSync(new URL('../../../shared/core/rules/', import.meta.url)).map((name) => name.replace(/\.ts$/u, ''));
    expect(files.filter((name) => !shared.includes(name)).sort()).toEqual([...codes].sort());
  });
});

describe.each(rules.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  it('is found where it is broken, and says where', () => {
    const [first] = ruleCases[code]?.broken().filter((finding) => finding.code === code) ?? [];
    expect(first).toMatchObject({ code, severity: rule.severity, ...ruleCases[code]?.expected });
    expect(findingSchema.safeParse(first).success).toBe(true);
  });

  it('is not found where the nearest thing is right', () => {
    expect(ruleCases[code]?.clean().filter((finding) => finding.code === code)).toEqual([]);
  });

  it('is explained in both languages, with what to do', () => {
    const { zh, en } = rule.documentation;
    for (const text of [zh.title, zh.meaning, zh.remedy]) expect(text).toMatch(/\p{Script=Han}{2}/u);
    for (const text of [en.title, en.meaning, en.remedy]) expect(text).toMatch(/^[A-Z].*[a-z]/u);
    expect(zh.meaning.endsWith('。') && zh.remedy.endsWith('。')).toBe(true);
  });
});

it('a finding shows a short piece of what was found, and leaves out what is not known', () => {
  const rule: Rule<string> = {
    code: 'too-long',
    severity: 'info',
    documentation: { zh: { title: '', meaning: '', remedy: '' }, en: { title: '', meaning: '', remedy: '' } },
    check: (subject) => [{ message: 'Long.', messageZh: '长。', found: subject }],
  };
  expect(findingsOf([rule], '𠮷'.repeat(121), { document: 'a.pdf', recordId: null })).toEqual([
    { code: 'too-long', severity: 'info', message: 'Long.', messageZh: '长。', document: 'a.pdf', found: `${'𠮷'.repeat(119)}…` },
  ]);
});
