import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable'];
const path = [process.env.CHROMIUM_PATH, ...places].find((place) => place !== undefined && existsSync(place));

/** The machine's own browser: none comes with the project. */
export const chromium = {
  path,
  /** For the title of a suite that needs it. */
  note: path === undefined ? ' (skipped: no Chromium here; install it, e.g. apt-get install chromium, or name it in CHROMIUM_PATH)' : '',
};
