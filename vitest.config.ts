import { configDefaults, defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'node',
          include: ['src/**/*.test.ts', 'scripts/**/*.test.ts', 'test/**/*.test.ts'],
          // A busy machine must not fail a test: this only ends one that hangs.
          testTimeout: 60_000,
          hookTimeout: 60_000,
          // Tests change nothing that others see, so that modules are loaded once and not for each file: that was half the time.
          isolate: false,
          exclude: [...configDefaults.exclude, '**/*.browser.test.ts', 'test/browser/**'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['test/browser/**/*.test.ts'],
          globalSetup: ['test/browser/global-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // Chromium keeps the processors busy by itself.
          fileParallelism: false,
        },
      },
    ],
  },
});
