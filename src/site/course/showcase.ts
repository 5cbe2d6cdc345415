import { pretty } from '../../findings/reporters/pretty.ts';
import { DEFAULT_KUBERNETES_VERSION } from '../../kube/version.ts';
import { parseLesson } from '../../lesson/parse.ts';
import type { Block } from '../../lesson/types.ts';
import { checkLesson } from '../../rules/check.ts';
import { createSource } from '../../text/source.ts';
import { type Callout, serviceCallouts } from './callouts.ts';
import { type CourseLesson, courseLessons } from './lessons.ts';

/** The block that the front page shows, and what happens when the page around it contradicts it. */
export interface Showcase {
  lesson: CourseLesson;
  block: Block;
  text: string;
  /** The port it publishes, and on how many other lines of the lesson that port is written. */
  port: number;
  mentions: number;
  callouts: Callout[];
  /** The same lesson with one digit changed. */
  slip: Slip;
}

export interface Slip {
  before: string;
  after: string;
  line: number;
  /** What `drydock check` prints for it. */
  printed: string;
}

/** The first block of the course that publishes a port which the rest of its lesson speaks of. */
export function showcase(): Showcase | undefined {
  for (const lesson of courseLessons()) {
    for (const block of lesson.lesson.blocks) {
      const port = block.role === 'file' && !block.hidden ? publishedPort(block) : undefined;
      const slip = port === undefined ? undefined : slipOf(lesson, port);
      if (port === undefined || slip === undefined) continue;
      const mentions = lesson.lesson.source.text.split('\n').filter((line) => line.includes(String(port))).length - 1;
      const callouts = serviceCallouts(lesson.lesson, block, mentions);
      return { lesson, block, text: block.excerpt.text, port, mentions, callouts, slip };
    }
  }
  return undefined;
}

function publishedPort(block: Block): number | undefined {
  for (const document of block.yaml?.documents ?? []) {
    const object = document.value as { kind?: unknown; spec?: { ports?: { nodePort?: unknown }[] } } | undefined;
    if (object?.kind !== 'Service' || !Array.isArray(object.spec?.ports)) continue;
    const port = object.spec.ports.find((candidate) => typeof candidate?.nodePort === 'number')?.nodePort;
    if (typeof port === 'number') return port;
  }
  return undefined;
}

/** Changes the last digit of the port where the lesson first sends its reader to it, and checks the lesson again. */
function slipOf(lesson: CourseLesson, port: number): Slip | undefined {
  const { source } = lesson.lesson;
  const before = `localhost:${port}`;
  const after = `localhost:${port % 10 === 0 ? port + 1 : port - 1}`;
  const at = source.text.indexOf(before);
  if (at < 0) return undefined;
  const text = source.text.slice(0, at) + after + source.text.slice(at + before.length);
  const { findings, counts } = checkLesson(parseLesson(createSource(source.file, text)));
  const first = findings.find((finding) => finding.message.includes(after));
  if (!first) return undefined;
  const errors = findings.filter((finding) => finding.severity === 'error').length;
  const report = {
    findings: [first],
    summary: { files: 1, ...counts, errors, warnings: findings.length - errors },
    kubernetesVersion: DEFAULT_KUBERNETES_VERSION,
    sources: new Map([[source.file, text]]),
  };
  return { before, after, line: first.line, printed: pretty(report, { color: false, width: 78 }).trimEnd() };
}
