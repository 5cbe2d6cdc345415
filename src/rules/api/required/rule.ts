import type { Rule } from '../../types.ts';
import { reportApiErrors } from '../report-errors.ts';

export const rule: Rule = {
  id: 'api/required',
  severity: 'error',
  summary: 'A field that validation asks for is missing or empty.',
  why: `Some fields are needed only beside others, so no schema can ask for them: a name for each port of a Service that has
several, \`restartPolicy\` in a Job, a handler in a probe, values for the operator \`In\`. The API server looks at the whole
object and refuses it: "Required value".

What the schema itself requires is reported by \`schema/missing-field\`.`,
  source: 'https://kubernetes.io/docs/reference/kubernetes-api/',
  check: (context) => reportApiErrors(context, 'api/required'),
};
