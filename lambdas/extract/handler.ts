import { createExtractHandler } from './create-handler.ts';

export const handler = createExtractHandler(process.env);
