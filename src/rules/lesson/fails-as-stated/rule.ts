import { splitApiVersion } from '../../../kube/gvk.ts';
import { hasValidation } from '../../../kube/validation/validate.ts';
import type { Block } from '../../../lesson/types.ts';
import { documentsOf, identityOf } from '../../manifest-documents.ts';
import type { Rule, RuleContext } from '../../types.ts';
import { rejections } from './rejections.ts';

export const rule: Rule = {
  id: 'lesson/fails-as-stated',
  severity: 'error',
  summary: 'A manifest that is wrong on purpose is not rejected with the error that it states.',
  why: `\`fails="…"\` marks a manifest that a lesson shows as a mistake. What it teaches is only true if the
manifest is rejected, with an error that contains the text, and with no other error: a second mistake would hide
the one that is meant, and a mistake that a later release allows is none any more.

Quote a part of what the API server says, such as \`spec.ports[0].nodePort: Invalid value\` or \`unknown field\`.`,
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
      message: `this manifest is to be rejected with ${JSON.stringify(stated)}, but nothing that is checked rejects it`,
      help: `checked are ${checked(block)}; not what depends on a cluster, such as quotas and what is there already; for that, write skip="…" and say why`,
    });
  } else if (matching.length === 0) {
    const shown = found[0]!.texts.at(-1)!;
    context.report({
      range,
      message: `this manifest is rejected, but not with ${JSON.stringify(stated)}: ${shown}`,
      help: `write fails=${quoted(shown)}, or a part of it, if that is the error to show`,
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

/** What is looked at for the kinds of a block. */
function checked(block: Block): string {
  const unknown = (block.yaml === undefined ? [] : documentsOf(block, block.yaml))
    .map(({ value }) => identityOf(value))
    .filter(({ apiVersion = '', kind = '' }) => !hasValidation({ ...splitApiVersion(apiVersion), kind }))
    .map(({ kind }) => kind ?? 'object');
  const all = 'the YAML, the schemas and what the API server validates of the object itself';
  return unknown.length === 0 ? all : `the YAML and the schemas, but not the values of objects of kind ${unknown[0]}`;
}

/**
 * A text as the value of an attribute of a fence, as far as it can be one: there are no escapes, and no
 * backtick may stand in the line of a fence.
 */
function quoted(text: string): string {
  const [start = ''] = text.split('`', 1);
  if (!start.includes('"')) return `"${start.trimEnd()}"`;
  return `'${start.split("'", 1)[0]!.trimEnd()}'`;
}
