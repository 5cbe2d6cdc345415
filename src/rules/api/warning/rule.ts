import type { RelatedPlace } from '../../../findings/finding.ts';
import type { Rule, RuleContext } from '../../types.ts';
import { errorPlace } from '../error-place.ts';
import { writtenPath } from '../written-path.ts';
import { warningHelp } from './help.ts';
import { warningsOf } from './warnings.ts';

export const rule: Rule = {
  id: 'api/warning',
  severity: 'warning',
  summary: 'The API server accepts the object, and warns about it.',
  why: `Some values are valid and still hardly what is meant: an environment variable that is set twice, a port that two
containers claim, memory in thousandths of a byte, an annotation that nothing reads any more. The API server creates such
an object and answers with a \`Warning:\`, which kubectl prints above the result. A reader who types the page along sees
it and wonders.

The finding has the server's words. What depends on the cluster, such as the Pod security level of a namespace, is not
looked at; a deprecated \`apiVersion\` is reported by \`schema/deprecated-api\`.`,
  source: 'https://kubernetes.io/blog/2020/09/03/warnings/',
  check,
};

/** Words about a field that should not be there at all, which is shown at its key. */
const OF_THE_KEY = /annotation|nodeSelector\[|is ignored|non-functional/;

function check(context: RuleContext): void {
  for (const { document, warning } of warningsOf(context)) {
    const { path, other, message } = warning;
    const help = warningHelp(message);
    const related: RelatedPlace[] = [];
    if (other !== undefined) {
      const { start } = document.locate(writtenPath(document.value, other.steps()), 'value');
      related.push({ file: context.lesson.source.file, line: start.line, message: 'the first of the two' });
    }
    context.report({
      range: errorPlace(document, { type: OF_THE_KEY.test(message) ? 'FieldValueForbidden' : 'FieldValueInvalid', path, message }),
      message,
      path: path.toString(),
      ...(help === undefined ? {} : { help }),
      ...(related.length === 0 ? {} : { related }),
    });
  }
}
