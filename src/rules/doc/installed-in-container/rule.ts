import type { Lesson } from '../../../lesson/types.ts';
import type { Position, Range } from '../../../text/position.ts';
import { readKubectl } from '../../kubectl-arguments.ts';
import { comparePositions, simpleCommands } from '../../lesson-commands.ts';
import type { Rule } from '../../types.ts';
import { paragraphAt } from '../paragraphs.ts';

/** What is installed into a running container is soon gone. */
export const rule: Rule = {
  id: 'doc/installed-in-container',
  severity: 'info',
  summary: 'A package is installed into a running container.',
  why: `What is written into a container's own file system lasts until the container restarts, and only this one of the
replicas has it. It also needs root, a network, and an image with that package manager. To try something out,
\`kubectl debug\` or a pod of another image brings the tool along; what the program needs belongs into its image.

A text that says that it does not last is left alone.`,
  source: 'https://kubernetes.io/docs/concepts/containers/images/',
  check({ lesson, report }) {
    for (const { range, text } of installations(lesson)) {
      const [, tool = '', packages = ''] = INSTALL.exec(text) ?? [];
      const around = paragraphAt(lesson, range.start)?.text ?? '';
      if (/\b(?:temporar\w*|lost|gone|disappears?|until|only lasts?|not persist\w*|debug\w*)\b/i.test(around)) continue;
      const asks = /^(?:apt|apt-get|yum|dnf)$/.test(tool) && !/\s(?:-\w*y\w*|--yes|--assume-yes)\b/.test(text);
      report({
        range,
        message: `${packages.split(/\s+/).filter((word) => !word.startsWith('-')).join(', ') || 'a package'} is installed into a running container here, which is gone when the container restarts${asks ? `; ${tool} also asks before it installs, without --yes` : ''}`,
        help: 'put it into the image, or bring it along: kubectl debug -it POD --image=IMAGE',
      });
    }
  },
};

const INSTALL = /\b(apt|apt-get|apk|yum|dnf|microdnf)\s+(?:-\S+\s+)*(?:install|add)\b\s*([^;&|"']*)/;

interface Installation {
  range: Range;
  text: string;
}

/** The commands that install something within a container: behind `kubectl exec … --`, or in the shell that it has opened. */
function installations(lesson: Lesson): Installation[] {
  const found: Installation[] = [];
  const shells: { at: Position; open: boolean }[] = [];
  for (const { simple, placed } of simpleCommands(lesson)) {
    const kubectl = readKubectl(simple);
    const at = placed.command.range.start;
    if (kubectl?.verb === 'exec' && kubectl.after.length > 0) {
      const inside = kubectl.after.map(({ value }) => value).join(' ');
      if (INSTALL.test(inside)) found.push({ range: placed.command.range, text: inside });
      const isShell = kubectl.after.length === 1 && /(?:^|\/)(?:ba|z|a)?sh$/.test(inside);
      shells.push({ at, open: isShell && kubectl.flags.some(({ name }) => name === 'tty') });
    } else if (kubectl !== undefined) shells.push({ at, open: false });
  }
  for (const { kind, text, range } of lesson.prose) {
    if (kind !== 'code' || !INSTALL.test(text) || !/^(?:sudo\s+)?(?:apt|apk|yum|dnf|microdnf)/.test(text)) continue;
    const last = shells.findLast(({ at }) => comparePositions(at, range.start) < 0);
    if (last?.open) found.push({ range, text });
  }
  return found;
}
