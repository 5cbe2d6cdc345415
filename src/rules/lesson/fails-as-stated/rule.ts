import type { SchemaIssue } from '../../../kube/schema/issue.ts';
import type { Block } from '../../../lesson/types.ts';
import { formatFieldPath } from '../../../text/field-path.ts';
import type { Range } from '../../../text/position.ts';
import { documentsOf, isMapping } from '../../manifest-documents.ts';
import { issuePlace } from '../../schema/issue-place.ts';
import { objectIssues } from '../../schema/issues.ts';
import { valueAt } from '../../schema/placeholders.ts';
import type { Rule, RuleContext } from '../../types.ts';
import { rangeOfSpan } from '../../yaml-streams.ts';

/** One reason why a manifest is rejected. */
interface Rejection {
  /** What may be quoted of it: our sentence, and the server's. */
  texts: string[];
  range: Range;
}

export const rule: Rule = {
  id: 'lesson/fails-as-stated',
  severity: 'error',
  summary: 'A manifest that is wrong on purpose is not rejected with the error that it states.',
  why: `\`fails="…"\` marks a manifest that a lesson shows as a mistake. What it teaches is only true if the
manifest is rejected, with an error that contains the text, and with no other error: a second mistake would hide
the one that is meant, and a mistake that a later release allows is none any more.

Quote a part of what the API server says, such as \`spec.replicas: Required value\` or \`unknown field\`.`,
  check(context) {
    for (const block of context.lesson.blocks) {
      if (block.role === 'fails' && block.fails !== undefined && block.skip === undefined) checkBlock(context, block, block.fails);
    }
  },
};

function checkBlock(context: RuleContext, block: Block, stated: string): void {
  const found = rejections(context, block);
  const range = block.attributes.find((attribute) => attribute.name === 'fails')?.range ?? block.range;
  const matching = found.filter((rejection) => rejection.texts.some((text) => text.includes(stated) || stated.includes(text)));
  if (found.length === 0) {
    context.report({
      range,
      message: `this manifest is to be rejected with ${JSON.stringify(stated)}, but nothing that is checked so far rejects it`,
      help: 'checked are the YAML and the schemas, not what the API server validates beyond them; show a mistake of the first two kinds, or write skip="…" and say why',
    });
  } else if (matching.length === 0) {
    context.report({
      range,
      message: `this manifest is rejected, but not with ${JSON.stringify(stated)}: ${found[0]!.texts.at(-1)!}`,
      help: `write fails=${JSON.stringify(found[0]!.texts.at(-1)!)}, or a part of it, if that is the error to show`,
    });
  } else {
    for (const other of found.filter((rejection) => !matching.includes(rejection))) {
      context.report({
        range: other.range,
        message: `this manifest is to be rejected with ${JSON.stringify(stated)} alone, but there is another error: ${other.texts[0]!}`,
        help: 'mend it, so that only the error that is stated remains',
      });
    }
  }
}

/** Why the manifest of a block is rejected, in order of place; the texts end with what the server says. */
function rejections({ lesson, kubernetesVersion }: RuleContext, block: Block): Rejection[] {
  const { yaml } = block;
  if (yaml === undefined) return [];
  const unreadable = yaml.documents.flatMap((document) =>
    document.problems.map((problem) => ({
      texts: withServer(problem.message, problem.serverMessage),
      range: rangeOfSpan(yaml, problem),
    })),
  );
  const refused = documentsOf(block, yaml).flatMap((document) =>
    objectIssues(lesson, kubernetesVersion, document.value)
      .filter((issue) => issue.code !== 'deprecated-api')
      .map((issue) => ({
        texts: withServer(`${formatFieldPath(issue.path)}: ${issue.message}`, serverText(issue, document.value)),
        range: isMapping(document.value) ? issuePlace(document, issue) : rangeOfSpan(yaml, document.source),
      })),
  );
  return [...unreadable, ...refused];
}

function withServer(own: string, server: string | undefined): string[] {
  return server === undefined ? [own] : [own, server];
}

/** What the API server says of an issue; its validation words these two alike for all fields. */
function serverText({ code, path, serverMessage }: SchemaIssue, value: unknown): string | undefined {
  const field = formatFieldPath(path);
  if (code === 'missing-field') return `${field}: Required value`;
  if (code === 'not-in-enum') return `${field}: Unsupported value: ${JSON.stringify(valueAt(value, path))}`;
  return serverMessage;
}
