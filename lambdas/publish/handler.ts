import { createPublishHandler } from './create-handler.ts';

export const handler = createPublishHandler(process.env);
