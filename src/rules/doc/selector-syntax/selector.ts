/** Why a selector cannot be read, and what to write. */
export interface SelectorProblem {
  message: string;
  help: string;
}

const NAME = String.raw`[A-Za-z0-9](?:[\w.-]*[A-Za-z0-9])?`;
const KEY = String.raw`(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?\/)?${NAME}`;
const VALUE = String.raw`(?:${NAME})?`;
const REQUIREMENT = new RegExp(
  String.raw`^\s*(?:!\s*${KEY}|${KEY}|${KEY}\s*(?:==?|!=)\s*${VALUE}|${KEY}\s*[<>]\s*-?\d+|${KEY}\s+(?:in|notin)\s*\(\s*${VALUE}(?:\s*,\s*${VALUE})*\s*\))\s*$`,
);

/**
 * Says why kubectl cannot read a label selector; undefined when it can. The empty selector is one.
 * Rule: `labels.Parse` of k8s.io/apimachinery.
 */
export function selectorProblem(selector: string): SelectorProblem | undefined {
  if (selector.trim() === '') return undefined;
  // Commas within parentheses separate values.
  const requirements = selector.split(/,(?![^(]*\))/);
  const wrong = requirements.find((requirement) => !REQUIREMENT.test(requirement));
  if (wrong === undefined) return undefined;
  const text = wrong.trim();
  if (text === '') return { message: 'nothing stands before or behind a comma', help: 'take the comma out' };
  if (/\s(?:or|\|\|)\s/i.test(text)) return { message: 'a selector knows no "or"', help: 'write key in (one, other)' };
  if (/&&|\sand\s/i.test(text)) return { message: 'requirements are separated by commas', help: 'write a comma' };
  if (/^\S+\s+(?:in|notin)\s+[^(]/i.test(text)) return { message: 'behind in and notin the values stand in parentheses', help: 'write key in (one, other)' };
  if (/^[^=!]+:/.test(text)) return { message: 'key and value are separated by =', help: `write ${text.replace(/:\s*/, '=')}` };
  if (/\*/.test(text)) return { message: 'a value is no pattern', help: 'write the key alone to select all that have it' };
  return { message: `"${text}" is no requirement`, help: 'write key=value, key!=value, key in (one, other), key or !key' };
}
