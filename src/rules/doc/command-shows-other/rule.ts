import type { Lesson } from '../../../lesson/types.ts';
import { kindOfType } from '../../../kube/resources/resource-types.ts';
import { lineFlag } from '../../kubectl/read-line.ts';
import { typedKubectlLines, type TypedLine } from '../../kubectl/typed-lines.ts';
import { listOf } from '../../refs/sentences.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { paragraphAt, type Paragraph } from '../paragraphs.ts';
import { CLAIMS, columnsOf } from './claims.ts';

/** A command must show what its sentence says. */
export const rule: Rule = {
  id: 'doc/command-shows-other',
  severity: 'info',
  summary: 'A sentence says that a command shows something that its output does not have.',
  why: `\`kubectl get\` prints a table with a few fixed columns. It says nothing of probes, and \`kubectl get services\` has no
status; for those there are \`kubectl describe\` and \`--output yaml\`. And \`kubectl rollout history\` shows a reason for
a revision only when the annotation \`kubernetes.io/change-cause\` was set.

Only sentences that name a command in inline code and say plainly what it shows are looked at.`,
  source: 'https://kubernetes.io/docs/reference/kubectl/#output-options',
  check({ lesson, report }) {
    const lines = typedKubectlLines(lesson).filter(({ inline }) => inline);
    if (lines.length === 0) return;
    const byParagraph = Map.groupBy(lines, ({ placed }) => paragraphAt(lesson, placed.command.range.start));
    for (const [paragraph, own] of byParagraph) {
      if (paragraph === undefined) continue;
      for (const sentence of sentencesOf(paragraph)) {
        const named = own.filter(({ placed }) => sentence.text.includes(`\`${placed.command.text.trim()}\``));
        const finding = otherShown(sentence.text, named) ?? otherListed(sentence.text, named) ?? emptyCauses(sentence, named, lesson);
        if (finding !== undefined) report(finding);
      }
    }
  },
};

interface Sentence {
  text: string;
  /** The rest of the paragraph, behind it. */
  rest: string;
}

function sentencesOf({ text }: Paragraph): Sentence[] {
  const parts = text.split(/(?<=[.!?])\s+/);
  return parts.map((part, index) => ({ text: part, rest: parts.slice(index + 1).join(' ') }));
}

/** `kubectl get TYPE` as a table: the kind that it lists, where it has no more than the fixed columns. */
function plainKind({ line }: TypedLine): string | undefined {
  if (line.command.path !== 'get' || line.operands.length === 0 || line.unsure) return undefined;
  if (['output', 'label-columns', 'show-labels', 'template', 'raw'].some((name) => lineFlag(line, name) !== undefined)) return undefined;
  return kindOfType(line.operands[0]!.value.split('/')[0]!);
}

function otherShown(sentence: string, named: readonly TypedLine[]): RuleReport | undefined {
  for (const typed of named) {
    const kind = plainKind(typed);
    const claim = CLAIMS.find((one) => one.kind === kind && one.says.test(sentence));
    if (kind === undefined || claim === undefined) continue;
    // Another command of the sentence may show it, unless this one is said to show it as well.
    if (named.some((other) => plainKind(other) === undefined) && !/`\s+(?:and|as well as)\s+`/.test(sentence)) continue;
    return {
      range: typed.placed.command.range,
      message: `${typed.placed.command.text.trim()} does not show ${claim.what}: its columns are ${listOf(columnsOf(kind)!)}`,
      help: claim.instead,
    };
  }
  return undefined;
}

const STATUS_OF = /\b(?:status|state) of (?:(?:the|all|your|our)\s+)*`?([A-Z][A-Za-z]+s)\b/;

/** The status of the objects of a kind is said to be shown by commands that list only others. */
function otherListed(sentence: string, named: readonly TypedLine[]): RuleReport | undefined {
  const word = STATUS_OF.exec(sentence)?.[1];
  const kind = word === undefined ? undefined : kindOfType(word.toLowerCase());
  const kinds = named.map(plainKind);
  if (word === undefined || kind === undefined || columnsOf(kind) === undefined || named.length === 0) return undefined;
  if (kinds.some((one) => one === undefined || one === kind)) return undefined;
  return {
    range: named[0]!.placed.command.range,
    message: `${listOf(named.map(({ placed }) => placed.command.text.trim()))} ${named.length === 1 ? 'does' : 'do'} not list objects of the kind ${kind}, whose status is to be shown here`,
    help: `write kubectl get ${kind.toLowerCase()}`,
  };
}

/** Rule: CHANGE-CAUSE is the annotation `kubernetes.io/change-cause`, which nothing sets by itself. */
function emptyCauses({ text, rest }: Sentence, named: readonly TypedLine[], lesson: Lesson): RuleReport | undefined {
  const history = named.find(({ line }) => line.command.path === 'rollout history' && lineFlag(line, 'revision') === undefined);
  if (history === undefined || /change-cause|CHANGE-CAUSE|--record\b/.test(lesson.source.text)) return undefined;
  if (!/\b(?:you|we) (?:should|will|can|'ll) see\b|\bshows?\b.*\b(?:chang|reason|cause)/i.test(`${text} ${rest}`)) return undefined;
  return {
    range: history.placed.command.range,
    message: 'the column CHANGE-CAUSE of this history is <none> in every line, because nothing on this page sets the annotation kubernetes.io/change-cause',
    help: 'annotate each change: kubectl annotate deployment/NAME kubernetes.io/change-cause="…"',
  };
}
