/** What stands where a name or a value stood, and why. */
export const redactedText = '（已下架）';
export const redactedReason = '内容已下架，不再公开';

/** Why a record changes that was taken down, and that another document says too. */
export const besideRedactedReason = '此前的内容已下架，以另一来源文件为准';
