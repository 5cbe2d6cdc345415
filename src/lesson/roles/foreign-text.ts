import { baseName } from '../dialect.ts';
import { looksLikeConsole } from '../shell/read-console.ts';

/** Go's types where values would stand, as references of an API have them: `replicas: *int32`. */
const GO_TYPES = /^[ \t]*(?:- )?[\w.-]+:[ \t]+\*(?:u?int(?:8|16|32|64)?|float(?:32|64)|bool|string|object|[a-z]\w*\.[A-Z]\w*)[ \t]*(?:#.*)?$/m;

/** A difference of two files, JSON with comments, or types: the fence says YAML or JSON, but no decoder is to read it. */
export function isForeignText(language: string, text: string): boolean {
  return GO_TYPES.test(text) || /^--- \S.*\r?\n\+\+\+ \S|^@@ -\d/m.test(text) || (language === 'json' && /^[ \t]*\/\/ /m.test(text));
}

/** Whether a command or a sentence of the page sends the file to the server. */
export function isApplied(file: string, text: string): boolean {
  const name = baseName(file).replaceAll(/[.+]/g, '\\$&');
  return new RegExp(String.raw`kubectl [^\n]{0,300}-(?:f|-filename)[ =](?:\S*/)?${name}(?![\w.-])`).test(text);
}

/** `$ kubectl apply -f - <<EOF` labelled with the language of what follows. */
export function isSession(text: string): boolean {
  return /^\s*(?:\$ )?(?:cat|kubectl|oc|tee)\b[^\n:]*<<-?\s*['"]?\w/.test(text) || (/^\s*\$ /.test(text) && looksLikeConsole(text));
}
