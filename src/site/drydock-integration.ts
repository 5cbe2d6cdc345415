import type { AstroIntegration } from 'astro';
import { AstroError } from 'astro/errors';
import { checkCourse } from './build/check-course.ts';
import { lessonFindings } from './build/lesson-findings.ts';

/**
 * Ties the site to its checks: `astro build` checks and plays the whole course first and stops at an error;
 * `astro dev` shows the first error of the lesson being edited in the overlay, at its line.
 */
export function drydock(): AstroIntegration {
  return {
    name: 'drydock',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({ vite: { plugins: [lessonFindings()] } });
      },
      'astro:build:start': async ({ logger }) => {
        const { passed, text, summary } = await checkCourse({ color: Boolean(process.stderr.isTTY) });
        if (passed) {
          logger.info(summary);
          if (text !== '') process.stderr.write(`${text}\n`);
          return;
        }
        process.stderr.write(`\n${text}\n`);
        throw new AstroError(summary, 'The findings are listed above; `npx drydock check` prints them again.');
      },
    },
  };
}
