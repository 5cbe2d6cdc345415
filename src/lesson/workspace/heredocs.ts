import { parseYaml } from '../../text/yaml/parse.ts';
import { isManifestFileName, normaliseFileName } from '../roles/file-name.ts';
import type { Command, Heredoc, SimpleCommand } from '../types.ts';

/**
 * The here-documents of a block's commands that make a file or a manifest, in order, with their YAML
 * and file name filled in: `kubectl apply -f - <<EOF`, `cat > pod.yaml <<EOF`, `tee pod.yaml <<EOF`.
 */
export function heredocsOf(commands: readonly Command[]): Heredoc[] {
  const found: Heredoc[] = [];
  for (const command of commands) {
    for (const [index, simple] of command.simple.entries()) {
      for (const redirect of simple.redirects) {
        const heredoc = redirect.heredoc === undefined ? undefined : command.heredocs[redirect.heredoc];
        if (heredoc === undefined || !isUsed(heredoc, simple, command.simple.slice(index + 1))) continue;
        found.push(heredoc);
      }
    }
  }
  return found;
}

/** Decides what becomes of a here-document, and fills in what is known of it. */
function isUsed(heredoc: Heredoc, simple: SimpleCommand, after: readonly SimpleCommand[]): boolean {
  const file = writtenFile(simple, after);
  if (file !== undefined) {
    heredoc.file = normaliseFileName(file);
    if (isManifestFileName(file)) heredoc.yaml ??= parseYaml(heredoc.excerpt);
    return true;
  }
  const readers = [simple, ...after.filter((next) => next.piped === true)];
  if (!readers.some(readsManifest)) return false;
  heredoc.yaml ??= parseYaml(heredoc.excerpt);
  return true;
}

/** `cat > file`, `tee file` and `cat | tee file`: the file that the text ends up in. */
function writtenFile(simple: SimpleCommand, after: readonly SimpleCommand[]): string | undefined {
  const [program] = simple.words;
  if (program?.value === 'cat' && simple.words.length === 1) {
    const target = simple.redirects.find(({ operator }) => operator === '>' || operator === '>|')?.target;
    if (target !== undefined) return target.dynamic ? undefined : target.value;
  }
  const tee = [simple, ...after.slice(0, 1).filter((next) => next.piped === true)].find(({ words }) => words[0]?.value === 'tee' || (words[0]?.value === 'sudo' && words[1]?.value === 'tee'));
  const target = tee?.words.slice(1).find((word) => word.value !== 'tee' && !word.value.startsWith('-'));
  return target === undefined || target.dynamic ? undefined : target.value;
}

/** `kubectl … -f -`: a command that reads manifests from its input. */
function readsManifest(simple: SimpleCommand): boolean {
  if (simple.words[0]?.value !== 'kubectl') return false;
  return simple.words.some((word, index) => {
    if (word.value === '-f-' || word.value === '--filename=-' || word.value === '-f=-') return true;
    return (word.value === '-f' || word.value === '--filename') && simple.words[index + 1]?.value === '-';
  });
}
