import type { AstroIntegration, AstroIntegrationLogger } from 'astro';
import { AstroError } from 'astro/errors';
import type { Plugin } from 'vite';
import { checkCourse, type CourseCheck } from './build/check-course.ts';
import { lessonFindings } from './build/lesson-findings.ts';

/**
 * Ties the site to its checks: `astro build` checks and plays the whole course while its pages are compiled, and stops at
 * an error before it writes any; `astro dev` shows the first error of the lesson being edited in the overlay, at its line.
 */
export function drydock(): AstroIntegration {
  let check: Promise<CourseCheck> | undefined;
  const passes = async (logger: AstroIntegrationLogger): Promise<void> => {
    if (check === undefined) return;
    const { passed, text, summary } = await check;
    check = undefined;
    if (passed) {
      logger.info(summary);
      if (text !== '') process.stderr.write(`${text}\n`);
      return;
    }
    process.stderr.write(`\n${text}\n`);
    throw new AstroError(summary, 'The findings are listed above; `npx drydock check` prints them again.');
  };
  return {
    name: 'drydock',
    hooks: {
      'astro:config:setup': ({ updateConfig, logger }) => {
        updateConfig({ vite: { plugins: [lessonFindings(), awaitBeforePages(() => passes(logger))] } });
      },
      'astro:build:start': () => {
        check = checkCourse({ color: Boolean(process.stderr.isTTY) });
        // Whoever awaits it hears of a failure; until then it must not end the process as unhandled.
        check.catch(() => undefined);
      },
    },
  };
}

/** A Vite plugin that waits for something once all modules are compiled, before anything is written. */
function awaitBeforePages(something: () => Promise<void>): Plugin {
  return { name: 'drydock-before-pages', apply: 'build', buildEnd: (error) => (error === undefined ? something() : undefined) };
}
