import { AstroError } from 'astro/errors';
import type { Plugin } from 'vite';
import type { Finding } from '../../findings/finding.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { type CourseLesson, findingsOf, lessonOfPath } from '../course/lessons.ts';

/**
 * A Vite plugin for `astro dev`: a lesson with an error is not rendered; the overlay shows what is
 * wrong, at its line, until it is repaired. Warnings go to the terminal, and so does what its commands print otherwise than
 * the page says: while a session is being written, the rest of the page is to be seen.
 */
export function lessonFindings(): Plugin {
  return {
    name: 'drydock-lesson-findings',
    enforce: 'pre',
    apply: 'serve',
    transform: {
      filter: { id: /[\\/]content[\\/][^\\/]+[\\/]lesson\.mdx/ },
      async handler(_code, id) {
        const path = id.replace(/\?.*$/, '');
        const lesson = lessonOfPath(path);
        const findings = lesson === undefined ? [] : findingsOf(lesson);
        const error = findings.find((finding) => finding.severity === 'error');
        for (const { severity, file, line, column, rule, message } of findings) {
          if (severity === 'warning') this.warn(`${file}:${line}:${column} ${rule}: ${message}`);
        }
        if (!error) {
          // Astro also transforms each page a second time, for its styles alone.
          for (const { file, line, column, rule, message } of lesson === undefined || id !== path ? [] : await playedFindings(lesson)) this.warn(`${file}:${line}:${column} ${rule}: ${message}`);
          return;
        }
        // Astro's overlay reads the place, the title and the hint from the error.
        throw Object.assign(new AstroError(error.message, error.help), {
          name: 'Drydock',
          title: error.rule,
          loc: { file: path, line: error.line, column: error.column },
        });
      },
    },
  };
}

/** What is found when a lesson is played; the cluster is loaded only for that. */
async function playedFindings({ lesson }: CourseLesson): Promise<Finding[]> {
  const { playPage } = await import('../../cli/run/play-file.ts');
  return (await playPage(lesson.source, { seed: 1, version: DEFAULT_KUBERNETES_VERSION })).findings.filter(({ rule }) => rule !== 'run/nothing-run');
}
