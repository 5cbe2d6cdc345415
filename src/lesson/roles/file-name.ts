import { excerptRange } from '../../text/excerpt.ts';
import type { Range } from '../../text/position.ts';
import type { YamlStream } from '../../text/yaml/types.ts';
import type { BlockFile } from '../types.ts';

const MANIFEST_FILE = /^(?:\.{0,2}\/)?(?:[\w.@~+-]+\/)*[\w@~+-][\w.@~+-]*\.(?:ya?ml|json)$/i;
const ANY_FILE = /^(?:\.{0,2}\/)?(?:[\w.@~+-]+\/)*[\w.@~+-]*\.\w{1,12}$/;
const WITHOUT_EXTENSION: ReadonlySet<string> = new Set(['Dockerfile', 'Containerfile', 'Makefile', 'Jenkinsfile', 'Procfile', 'Tiltfile', 'Vagrantfile', 'Caddyfile']);

/** A name such as `k8s/pod.yaml`. */
export function isManifestFileName(text: string): boolean {
  return text.length <= 200 && MANIFEST_FILE.test(text);
}

/** A title that names a file, unlike one that is a caption ("Terminal", "A simple pod"). */
export function isFileName(text: string): boolean {
  if (text.length > 200) return false;
  return ANY_FILE.test(text) || WITHOUT_EXTENSION.has(text.slice(text.lastIndexOf('/') + 1));
}

/** `./pod.yaml` and `pod.yaml` are one file of the workspace. */
export function normaliseFileName(name: string): string {
  return name.replace(/^(?:\.\/)+/, '');
}

const IN_COMMENT = /^(?:file(?:\s?name)?\s*[:=]?\s+)?["'`]?([^\s"'`:]+)["'`]?:?$/i;
const COMMENTS_LOOKED_AT = 3;

/** The files that comments at the top of the documents name: `# k8s/pod.yaml`. */
export function namesInComments(stream: YamlStream): BlockFile[] {
  const files: BlockFile[] = [];
  let waiting: BlockFile | undefined;
  for (const document of stream.documents) {
    const limit = document.root?.start ?? document.end;
    const top = document.comments.filter((comment) => comment.ownLine && comment.start < limit).slice(0, COMMENTS_LOOKED_AT);
    let found: BlockFile | undefined;
    for (const comment of top) {
      const name = IN_COMMENT.exec(comment.text)?.[1];
      if (name === undefined || !isManifestFileName(name)) continue;
      found = { name: normaliseFileName(name), document: document.index, range: commentRange(stream, comment) };
      break;
    }
    // A comment before the first `---` stands in a document without content, and names the next one.
    const empty = document.root === undefined && document.problems.length === 0;
    if (empty) waiting = found ?? waiting;
    else {
      const named = found ?? (waiting === undefined ? undefined : { ...waiting, document: document.index });
      if (named !== undefined) files.push(named);
      waiting = undefined;
    }
  }
  return files;
}

function commentRange(stream: YamlStream, comment: { start: number; end: number }): Range {
  return excerptRange(stream.excerpt, comment.start, comment.end);
}
