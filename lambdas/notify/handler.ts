import { createNotifyHandler } from './create-handler.ts';

export const handler = createNotifyHandler(process.env);
