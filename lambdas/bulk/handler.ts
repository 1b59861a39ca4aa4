import { createBulkHandler } from './create-handler.ts';

export const handler = createBulkHandler(process.env);
