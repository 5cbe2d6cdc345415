import type { Command } from '../../../lesson/types.ts';
import { PROGRAMS } from '../../../lesson/roles/languages.ts';
import { lessonCommands, type PlacedCommand } from '../../lesson-commands.ts';
import type { Rule, RuleReport } from '../../types.ts';

/** A command must be one that a shell reads as it is meant. */
export const rule: Rule = {
  id: 'doc/shell-syntax',
  severity: 'error',
  summary: 'A shell refuses the command, or reads it otherwise than it is meant.',
  why: `An unclosed quote, a \`done\` without \`do\`, a here-document whose last line is missing, a flag on a line of its own, or
a Windows path whose backslashes the shell drops: the reader pastes the line, and nothing that the page says next is true.

Only blocks that are said to be shell are read. In lessons of ours a mistake is an error. Other documents often mix
commands with what they print, so there it is a warning, and one for each block.`,
  source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html',
  check({ lesson, report }) {
    const ours = lesson.dialect === 'mdx';
    const reported = new Set<number>();
    let before: PlacedCommand | undefined;
    for (const placed of lessonCommands(lesson)) {
      const { command, block } = placed;
      const previous = before?.block === block ? before?.command : undefined;
      before = placed;
      if (block === undefined || !SHELLS.test(block.language) || command.exitStatus !== 0) continue;
      for (const found of [...problemsOf(command), ...strayFlag(command, previous)]) {
        if (!ours && (reported.has(block.index) || !(block.role === 'console' || isTyped(command)) || (isMisplacedToken(found) && isMixed(block.excerpt.text)))) continue;
        reported.add(block.index);
        report(ours ? found : { ...found, severity: 'warning' });
      }
    }
  },
};

function isMisplacedToken({ message }: RuleReport): boolean {
  return message.endsWith('cannot stand here');
}

/**
 * Whether a command that cannot be read was meant as one: it begins with a program, a word of the shell's grammar or an
 * assignment. Anything else is more likely what an earlier command printed, such as a line of HTML or of `describe`.
 */
function isTyped(command: Command): boolean {
  if (command.simple.length > 0) return true;
  const [first = ''] = command.text.trim().split(/[\s;(]/, 1);
  return PROGRAMS.has(first) || OTHER_PROGRAMS.has(first) || GRAMMAR.test(first) || /^(?:\w+=|\.{0,2}\/\w|~\/)/.test(first);
}

const GRAMMAR = /^(?:if|then|elif|else|fi|for|while|until|do|done|case|esac|function|time|!|\{|\}|\[{1,2}|\()$/;

const OTHER_PROGRAMS: ReadonlySet<string> = new Set(
  'alias awk aws az base64 bash bat chmod chown cp cut date diff dig eksctl env eval find gcloud go grep gunzip head host jq k9s kubeadm kubectx kubens kubeseal ln local ls make mv mysql nc oc openssl perl ping printf psql python python3 read redis-cli rm scp sed seq set sh sleep sort source ssh sudo systemctl tail tar tee terraform test touch tr trap true unset until unzip velero vi vim which xargs yq zsh'.split(
    ' ',
  ),
);

/** The block also holds what no shell is to read: members of JSON, a table, what is typed into another program. */
function isMixed(text: string): boolean {
  return /^(?:NAME|NAMESPACE|LAST SEEN|CONTAINER ID|REPOSITORY|REVISION)\s{2,}[A-Z]|^[ \t]*"[^"\n]+":\s|^\+[-+=]{3,}\+|^(?:mysql|MariaDB|redis|mongo|sqlite|cqlsh|ksql|SQL|\w+=[#>]|[\d.]+:\d+|>>)[^ \n]*>? /m.test(text);
}

const SHELLS = /^(?:sh|bash|zsh|shell|console|shell-session|shellsession|terminal|shellscript)$/;

function problemsOf(command: Command): RuleReport[] {
  const problems = (command.problems ?? []).filter((problem) => problem.code !== 'placeholder');
  return [
    ...problems.map(({ message, help, range, code }) => ({
      range,
      message: code === 'syntax' ? `a shell refuses this command: ${message}` : message,
      ...(help === undefined ? {} : { help }),
    })),
    ...windowsPaths(command),
  ];
}

/** A line that begins with a flag right below a command: the backslash that joins them is missing. Rule: POSIX shell, 2.2.1. */
function strayFlag({ simple, range }: Command, previous: Command | undefined): RuleReport[] {
  const flag = simple[0]?.words[0];
  if (flag === undefined || !/^(?:--[a-z][\w-]*(?:=.*)?|-[A-Za-z])$/s.test(flag.value)) return [];
  if (previous === undefined || previous.output !== undefined || previous.range.end.line + 1 !== range.start.line) return [];
  const [program = ''] = previous.text.trim().split(/\s/, 1);
  if (!PROGRAMS.has(program) && !OTHER_PROGRAMS.has(program)) return [];
  const message = `a shell runs this line as a command of its own, because line ${previous.range.end.line} does not end with \\`;
  return [{ range: flag.range, message, help: `write \\ as the last character of line ${previous.range.end.line}` }];
}

/** `C:\Users\me` without quotes reaches the program as `C:Usersme`. Rule: POSIX shell, 2.2.1 Escape Character. */
function windowsPaths(command: Command): RuleReport[] {
  return command.simple.flatMap(({ words }) =>
    words.flatMap((word) => {
      const { start, end } = word.range;
      const typed = end.column - start.column;
      if (!/^[A-Za-z]:[\w.]/.test(word.value) || start.line !== end.line || typed <= word.value.length) return [];
      const drive = word.value.slice(0, 2);
      if (!command.text.includes(`${drive}\\`) || command.text.includes(`"${drive}\\`) || command.text.includes(`'${drive}\\`)) return [];
      return [
        {
          range: word.range,
          message: `a shell drops the backslashes of this Windows path; the program gets ${word.value}`,
          help: 'write it with /, or in single quotes',
        },
      ];
    }),
  );
}
