import { createDeadLettersHandler } from './create-handler.ts';

export const handler = createDeadLettersHandler(process.env);
