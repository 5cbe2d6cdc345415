import type { Command } from '../../../lesson/types.ts';
import { lessonCommands } from '../../lesson-commands.ts';
import type { Rule, RuleReport } from '../../types.ts';

/** A command must be one that a shell reads as it is meant. */
export const rule: Rule = {
  id: 'doc/shell-syntax',
  severity: 'error',
  summary: 'A shell refuses the command, or reads it otherwise than it is meant.',
  why: `An unclosed quote, a \`done\` without \`do\`, a here-document whose last line is missing, or a Windows path whose
backslashes the shell drops: the reader pastes the line, and nothing that the page says next is true.

Only blocks that are said to be shell are read. In lessons of ours a mistake is an error. Other documents often mix
commands with what they print, so there it is a warning, and one for each block.`,
  source: 'https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html',
  check({ lesson, report }) {
    const ours = lesson.dialect === 'mdx';
    const reported = new Set<number>();
    for (const { command, block } of lessonCommands(lesson)) {
      if (block === undefined || !SHELLS.test(block.language) || command.exitStatus !== 0) continue;
      for (const found of problemsOf(command)) {
        if (!ours && (reported.has(block.index) || (isMisplacedToken(found) && isMixed(block.excerpt.text)))) continue;
        reported.add(block.index);
        report(ours ? found : { ...found, severity: 'warning' });
      }
    }
  },
};

function isMisplacedToken({ message }: RuleReport): boolean {
  return message.endsWith('cannot stand here');
}

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
