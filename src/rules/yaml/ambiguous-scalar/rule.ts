import { formatFieldPath } from '../../../text/field-path.ts';
import type { Place } from '../../../text/position.ts';
import type { YamlScalar, YamlStream } from '../../../text/yaml/types.ts';
import { checkedDocuments, type CheckedDocument } from '../../manifest-documents.ts';
import { schemaIssues, type AssignedIssue } from '../../schema/issues.ts';
import { valueAt } from '../../schema/placeholders.ts';
import { textOf } from '../../source-text.ts';
import type { Rule, RuleContext } from '../../types.ts';
import { rangeOfSpan } from '../../yaml-streams.ts';
import { streamOf } from '../document-indentation.ts';
import { isFreeString, stringPlace } from '../string-places.ts';
import { entriesBelow, scalarsBelow, type PlacedScalar } from '../walk.ts';

/** A number with a leading zero is octal to Kubernetes' decoder; for file modes that is meant. */
const OCTAL = /^[-+]?0[0-7]+$/;
const FILE_MODE = /mode$/i;
/** Read as booleans by YAML 1.1, and so by Kubernetes, but not by YAML 1.2. */
const WORD_BOOLEAN = /^(?:y|n|yes|no|on|off)$/i;
const VERSION = /^\d+(?:\.\d+){2}$/;

export const rule: Rule = {
  id: 'yaml/ambiguous-scalar',
  severity: 'error',
  summary: 'A value without quotes is not what it looks like.',
  why: `YAML decides by its looks what a value without quotes is, and Kubernetes' decoder follows YAML 1.1:
\`1.0\` is the number 1, \`yes\` and \`on\` are true, \`0755\` is 493, \`1_000\` is 1000. Labels, annotations,
environment variables and the data of a ConfigMap must be strings, so the API server refuses such a value
there: "cannot unmarshal number into Go struct field ObjectMeta.metadata.labels of type string".

Put it into quotes: \`version: "1.0"\`. A value such as \`0.1.0\` is a string only because of its second dot; in
quotes it stays one when it becomes \`1.0\`.`,
  source: 'https://yaml.org/type/',
  check(context) {
    const mistaken = schemaIssues(context).filter((found) => found.rule === 'yaml/ambiguous-scalar');
    for (const found of mistaken) reportMistaken(context, found);
    const placeOf = ({ file = context.lesson.source.file, start }: Place): string => `${file}:${start.line}:${start.column}`;
    const places = new Set(mistaken.map(({ issue, document }) => placeOf(document.locate(issue.path, 'value'))));
    const versionsSeen = new Set<string>();
    for (const document of checkedDocuments(context.lesson)) {
      const yaml = streamOf(document.block, document.source);
      if (yaml === undefined || document.source.root === undefined) continue;
      reportKeys(context, document, yaml);
      for (const placed of scalarsBelow(document.source.root)) {
        if (placed.scalar.style !== 'plain') continue;
        if (!places.has(placeOf(rangeOfSpan(yaml, placed.scalar)))) reportReading(context, yaml, placed);
        reportVersion(context, yaml, placed, versionsSeen);
      }
    }
  },
};

/** A value that the API server refuses, because it is no string. */
function reportMistaken({ lesson, report }: RuleContext, { issue, document }: AssignedIssue): void {
  const range = document.locate(issue.path, 'value');
  const raw = textOf(lesson, range);
  const value = valueAt(document.value, issue.path);
  const kind = typeof value === 'boolean' ? 'boolean' : 'number';
  const what = raw === String(value) ? 'it' : raw;
  report({
    range,
    message: `${formatFieldPath(issue.path)} is the ${kind} ${String(value)} here, because ${what} has no quotes; ${stringPlace(issue.path)} must be a string`,
    path: formatFieldPath(issue.path),
    help: `write "${raw}"`,
    fix: {
      file: lesson.source.file,
      line: range.start.line,
      column: range.start.column,
      endLine: range.end.line,
      endColumn: range.end.column,
      text: `"${raw}"`,
    },
  });
}

/** Keys such as `on:` that become another text when they are made into strings. */
function reportKeys({ report }: RuleContext, document: CheckedDocument, yaml: YamlStream): void {
  for (const { entry, path } of entriesBelow(document.source.root!)) {
    const { key, name } = entry;
    if (key.kind !== 'scalar' || key.style !== 'plain' || typeof key.value === 'string' || key.raw === name) continue;
    report({
      range: rangeOfSpan(yaml, key),
      message: `this key is ${JSON.stringify(name)}, because ${key.raw} without quotes is ${describe(key)}`,
      path: formatFieldPath(path),
      help: `write "${key.raw}" if the word itself is meant`,
      severity: 'warning',
    });
  }
}

/** Values whose type is right, but that other readers of YAML, or people, read as another value. */
function reportReading({ report }: RuleContext, yaml: YamlStream, { scalar, path }: PlacedScalar): void {
  const { raw, value } = scalar;
  const name = path.findLast((step) => typeof step === 'string') ?? '';
  const place = { range: rangeOfSpan(yaml, scalar), path: formatFieldPath(path) };
  if (isFreeString(path)) return;
  if (typeof value === 'number' && OCTAL.test(raw) && String(value) !== raw && !FILE_MODE.test(name)) {
    const decimal = raw.replace(/^([-+]?)0+(?=\d)/, '$1');
    const message = `${raw} is the number ${value}, because a leading zero makes it octal`;
    report({ ...place, message, help: `write ${value}, or ${decimal} if that is meant`, severity: 'warning' });
  } else if (typeof value === 'number' && raw.includes('_')) {
    const message = `${raw} is the number ${value} to Kubernetes, but a string to a reader of YAML 1.2`;
    report({ ...place, message, help: `write ${value}`, severity: 'info' });
  } else if (typeof value === 'boolean' && WORD_BOOLEAN.test(raw)) {
    const message = `${raw} is ${value} to Kubernetes, but a string to a reader of YAML 1.2`;
    report({ ...place, message, help: `write ${value}`, severity: 'info' });
  }
}

/** A version that is a string by luck; told once for a key and its kind of version. */
function reportVersion({ report }: RuleContext, yaml: YamlStream, { scalar, path }: PlacedScalar, seen: Set<string>): void {
  if (typeof scalar.value !== 'string' || !VERSION.test(scalar.raw) || !isFreeString(path)) return;
  const name = String(path.at(-1));
  const shape = `${name} ${scalar.raw.replace(/\d+/g, '0')}`;
  if (seen.has(shape)) return;
  seen.add(shape);
  const shorter = scalar.raw.slice(0, scalar.raw.lastIndexOf('.'));
  report({
    range: rangeOfSpan(yaml, scalar),
    message: `${scalar.raw} is a string only because of its second dot; ${name}: ${shorter} would be a number, which ${stringPlace(path)} must not be`,
    path: formatFieldPath(path),
    help: `write "${scalar.raw}"`,
    severity: 'info',
  });
}

function describe({ value }: YamlScalar): string {
  return value === null ? 'null' : `the ${typeof value === 'boolean' ? 'boolean' : 'number'} ${String(value)}`;
}
