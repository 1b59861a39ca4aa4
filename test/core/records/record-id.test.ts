import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { recordIdSchema } from '../../../shared/core/document.ts';
import { recordId } from '../../../shared/core/records/record-id.ts';

const id = recordId('上海市机关事务管理局', 2018, '“12345” 市民服务热线服务外包经费');

describe('a record’s id', () => {
  it('is what anyone can compute from the three parts', () => {
    const sha256 = createHash('sha256').update('上海市机关事务管理局\u001f2018\u001f“12345”市民服务热线服务外包经费').digest('hex');
    expect(id).toBe(`pe-${sha256.slice(0, 16)}`);
    expect(recordIdSchema.parse(id)).toBe(id);
  });

  it.each(['“12345”市民服务热线服务外包经费', '“１２３４５”　市民服务热线 服务外包经费'])('%j is the same project', (name) => {
    expect(recordId('上海市机关事务 管理局', 2018, name)).toBe(id);
  });

  it('does not let the parts run into one another', () => {
    expect(recordId('甲', 2018, '1乙')).not.toBe(recordId('甲', 20181, '乙'));
  });
});
