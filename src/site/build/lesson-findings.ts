import { AstroError } from 'astro/errors';
import type { Plugin } from 'vite';
import { lessonOfPath } from '../course/lessons.ts';

/**
 * A Vite plugin for `astro dev`: a lesson with an error is not rendered; the overlay shows what is
 * wrong, at its line, until it is repaired. Warnings go to the terminal.
 */
export function lessonFindings(): Plugin {
  return {
    name: 'drydock-lesson-findings',
    enforce: 'pre',
    apply: 'serve',
    transform: {
      filter: { id: /[\\/]content[\\/][^\\/]+[\\/]lesson\.mdx/ },
      handler(_code, id) {
        const path = id.replace(/\?.*$/, '');
        const findings = lessonOfPath(path)?.check.findings ?? [];
        const error = findings.find((finding) => finding.severity === 'error');
        for (const { severity, file, line, column, rule, message } of findings) {
          if (severity === 'warning') this.warn(`${file}:${line}:${column} ${rule}: ${message}`);
        }
        if (!error) return;
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
