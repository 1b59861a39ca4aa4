import { configDefaults, defineConfig } from 'vitest/config';

/** Minutes each: `npm run test:long`. */
const long = ['test/convergence/**'];

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env.JIXIAO_LONG_TESTS ? [] : long)],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
