/**
 * Field paths as Kubernetes writes them in errors: `spec.ports[0].nodePort`,
 * `metadata.labels[app.kubernetes.io/name]`.
 * Rule: `k8s.io/apimachinery/pkg/util/validation/field`, `Path.Child`, `Path.Index` and `Path.Key`.
 */

/** A step into a mapping (string) or a list (number). */
export type FieldPathStep = string | number;

/** The steps from the root of a document to a field; empty for the document itself. */
export type FieldPath = readonly FieldPathStep[];

const IDENTIFIER = /^[A-Za-z_$][\w$-]*$/;

/** Writes a path as Kubernetes does; a key that is no plain name is put in brackets. */
export function formatFieldPath(path: FieldPath): string {
  let text = '';
  for (const step of path) {
    if (typeof step === 'number') text += `[${step}]`;
    else if (IDENTIFIER.test(step)) text += text === '' ? step : `.${step}`;
    else text += `[${step}]`;
  }
  return text;
}

/**
 * Reads a path in that form. `[3]` is an index, any other bracket a key.
 * @throws RangeError when a bracket is not closed.
 */
export function parseFieldPath(text: string): FieldPathStep[] {
  const steps: FieldPathStep[] = [];
  let at = 0;
  while (at < text.length) {
    if (text[at] === '.') at += 1;
    else if (text[at] === '[') {
      const close = text.indexOf(']', at);
      if (close < 0) throw new RangeError(`the field path ${JSON.stringify(text)} has a bracket that is not closed`);
      const inside = text.slice(at + 1, close);
      steps.push(/^\d+$/.test(inside) ? Number(inside) : inside);
      at = close + 1;
    } else {
      const rest = text.slice(at).search(/[.[]/);
      const end = rest < 0 ? text.length : at + rest;
      steps.push(text.slice(at, end));
      at = end;
    }
  }
  return steps;
}
