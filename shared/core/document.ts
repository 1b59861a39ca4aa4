/**
 * The shapes that this project promises in public: the record, its tombstone, a finding, a receipt. JSON Schema files are generated from them.
 * Boxes are in PDF points of the page as displayed, origin top-left, y down. Times are RFC 3339 in UTC.
 */
import * as z from 'zod';

export const placedBoxSchema = z
  .strictObject({
    page: z.int().min(1),
    x: z.number(),
    y: z.number(),
    width: z.number().min(0),
    height: z.number().min(0),
  })
  .meta({ id: 'PlacedBox', title: '位置', description: 'PDF points of the page as displayed, origin top-left' });
export type PlacedBox = Readonly<z.infer<typeof placedBoxSchema>>;

export const severitySchema = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof severitySchema>;

export const findingSchema = z
  .strictObject({
    code: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    severity: severitySchema,
    message: z.string(),
    messageZh: z.string(),
    document: z.string(),
    page: z.int().min(1).optional(),
    /** Where it is about several pages in a row: the last of them. */
    lastPage: z.int().min(1).optional(),
    box: placedBoxSchema.optional(),
    recordId: z.string().optional(),
    field: z.string().optional(),
    found: z.string().optional(),
    expected: z.string().optional(),
  })
  .meta({ id: 'Finding', title: '问题' });
export type Finding = Readonly<z.infer<typeof findingSchema>>;

export const sha256Schema = z.string().regex(/^[0-9a-f]{64}$/);
export const recordIdSchema = z
  .string()
  .regex(/^pe-[0-9a-f]{16}$/)
  .meta({ title: '记录编号' });
export const timeSchema = z.iso.datetime();

export const amountSchema = z
  .strictObject({
    label: z.string().meta({ title: '栏目' }),
    kind: z.enum(['final-accounts', 'budget', 'other']).meta({ title: '类别' }),
    text: z.string().meta({ title: '原文' }),
    yuan: z.number().meta({ title: '金额（元）' }),
  })
  .meta({ id: 'Amount', title: '金额' });
export type Amount = Readonly<z.infer<typeof amountSchema>>;

export const gradeSchema = z.enum(['优', '良', '中', '合格', '差', '不合格']);
export type Grade = z.infer<typeof gradeSchema>;

const narrativeSchema = z.array(z.string()).nullable();

/** What the document gives. A change of any of these, and of nothing else, is a change of the record. */
export const recordContentSchema = z.strictObject({
  agency: z.string().min(1).meta({ title: '部门（单位）' }),
  fiscalYear: z.int().min(1990).max(2100).meta({ title: '年度' }),
  projectName: z.string().min(1).meta({ title: '项目名称' }),
  amounts: z.array(amountSchema).meta({ title: '项目金额' }),
  score: z.number().min(0).max(100).nullable().meta({ title: '评价分值' }),
  scoreText: z.string().nullable().meta({ title: '评价分值（原文）' }),
  grade: gradeSchema.nullable().meta({ title: '评价结论' }),
  gradeText: z.string().nullable().meta({ title: '评价结论（原文）' }),
  achievements: narrativeSchema.meta({ title: '主要绩效' }),
  problems: narrativeSchema.meta({ title: '主要问题' }),
  recommendations: narrativeSchema.meta({ title: '整改建议' }),
  rectification: narrativeSchema.meta({ title: '整改情况' }),
  additionalFields: z.array(z.strictObject({ label: z.string(), text: z.array(z.string()) })).meta({ title: '其他栏目' }),
});
export type RecordContent = z.infer<typeof recordContentSchema>;
export type ContentField = keyof RecordContent;
export const contentFields = Object.keys(recordContentSchema.shape) as readonly ContentField[];

export const sourceSchema = z
  .strictObject({
    document: z.string(),
    sha256: sha256Schema,
    pages: z.array(z.int().min(1)),
    fields: z.record(z.string(), z.array(placedBoxSchema)),
  })
  .meta({ id: 'Source', title: '来源' });
export type Source = z.infer<typeof sourceSchema>;

/** A person's word that a record is published as printed, though something about it looked wrong, or that it is this agency's, of this year. */
export const confirmationSchema = z
  .strictObject({ who: z.string(), when: timeSchema, why: z.string() })
  .meta({ id: 'Confirmation', title: '人工确认' });

/** A record as one document gives it, before any release: what the extract Lambda keeps. */
export const candidateSchema = recordContentSchema.extend({
  id: recordIdSchema,
  source: sourceSchema,
  findings: z.array(findingSchema).meta({ title: '提示' }),
  confirmation: confirmationSchema.optional(),
});
export type Candidate = z.infer<typeof candidateSchema>;

const envelope = {
  id: recordIdSchema,
  revision: z.int().min(1).meta({ title: '版次' }),
  publishedAt: timeSchema.meta({ title: '首次发布时间' }),
  modifiedAt: timeSchema.meta({ title: '最近变更时间' }),
  supersededBy: recordIdSchema.optional(),
  /** What the document said was taken down: of this revision only id, agency, year and times are left. */
  redacted: z.literal(true).optional(),
};

export const currentRecordSchema = z
  .strictObject({
    id: envelope.id,
    status: z.literal('current'),
    revision: envelope.revision,
    ...recordContentSchema.shape,
    source: sourceSchema,
    findings: z.array(findingSchema),
    supersedes: recordIdSchema.optional(),
    supersededBy: envelope.supersededBy,
    reason: z.string().optional(),
    confirmation: confirmationSchema.optional(),
    redacted: envelope.redacted,
    publishedAt: envelope.publishedAt,
    modifiedAt: envelope.modifiedAt,
  })
  .meta({ id: 'CurrentRecord', title: '绩效评价结果' });
export type CurrentRecord = z.infer<typeof currentRecordSchema>;

/** A withdrawn record: it stays in shards and bulk files with no content. */
export const tombstoneSchema = z
  .strictObject({
    id: envelope.id,
    status: z.literal('withdrawn'),
    revision: envelope.revision,
    agency: z.string(),
    fiscalYear: z.int(),
    projectName: z.string(),
    reason: z.string(),
    supersededBy: envelope.supersededBy,
    redacted: envelope.redacted,
    publishedAt: envelope.publishedAt,
    modifiedAt: envelope.modifiedAt,
  })
  .meta({ id: 'Tombstone', title: '已撤回的记录' });
export type Tombstone = z.infer<typeof tombstoneSchema>;

export const publishedRecordSchema = z.discriminatedUnion('status', [currentRecordSchema, tombstoneSchema]);
export type PublishedRecord = z.infer<typeof publishedRecordSchema>;

export const fieldChangeSchema = z
  .strictObject({
    path: z.string(),
    label: z.string(),
    before: z.unknown(),
    after: z.unknown(),
    class: z.enum(['value', 'format', 'text']),
    beforeBoxes: z.array(placedBoxSchema).optional(),
    afterBoxes: z.array(placedBoxSchema).optional(),
  })
  .meta({ id: 'FieldChange', title: '字段变更' });
export type FieldChange = z.infer<typeof fieldChangeSchema>;

export const documentStatusSchema = z.enum(['accepted', 'partial', 'held', 'rejected', 'duplicate', 'withdrawn', 'failed']);
export type DocumentStatus = z.infer<typeof documentStatusSchema>;

export const receiptSchema = z
  .strictObject({
    document: z.string(),
    versionId: z.string().nullable(),
    sha256: sha256Schema.nullable(),
    status: documentStatusSchema,
    duplicateOf: z.string().optional(),
    /** When the system gave up, for the time being. */
    failedAt: timeSchema.optional(),
    tablesFound: z.int().min(0),
    recordsAccepted: z.int().min(0),
    recordsHeld: z.int().min(0),
    /** `pending` until the publisher has run; then the sequence from which the public feed says what this document says; null where nothing of it goes public. */
    publication: z.union([z.literal('pending'), z.int().min(1), z.null()]),
    findings: z.array(findingSchema),
    records: z.array(
      z.strictObject({
        projectName: z.string().nullable(),
        id: recordIdSchema.nullable(),
        /** `kept`: not read from this version; an earlier version's record stays public, because this version could not be read whole. */
        status: z.enum(['accepted', 'held', 'kept']),
        pages: z.array(z.int().min(1)),
        /** The document that speaks for this record in public, by its key below `incoming/`; this document's own where it speaks. */
        speaker: z.string().optional(),
        /** Since when an order keeps this record out of public, whichever document has it. */
        withdrawnAt: timeSchema.optional(),
        confirmation: confirmationSchema.optional(),
        /** What this version says differently from the version of this document before it. */
        changes: z.array(fieldChangeSchema).optional(),
      }),
    ),
  })
  .meta({ id: 'Receipt', title: '回执' });
export type Receipt = z.infer<typeof receiptSchema>;
