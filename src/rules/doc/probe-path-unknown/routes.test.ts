import { expect, test } from 'vitest';
import { parseLesson } from '../../../lesson/parse.ts';
import { createSource } from '../../../text/source.ts';
import { shownApps } from './routes.ts';

/** The programs that a page with one block of code shows. */
function appsOf(language: string, code: string): ReturnType<typeof shownApps> {
  return shownApps(parseLesson(createSource('page.md', `\`\`\`${language}\n${code}\n\`\`\`\n`)));
}

test('FastAPI serves its routes, those with parameters, and its own pages', () => {
  const [app] = appsOf('python', 'app = FastAPI()\n\n@app.get("/items/{id}")\ndef item(id): return id\n\n@app.get("/files/{name:path}")\ndef file(name): return name');
  expect(app?.paths).toEqual(['/items/{id}', '/files/{name:path}']);
  expect(['/items/3', '/items/3/', '/files/a/b', '/docs'].map((path) => app?.serves(path))).toEqual([true, true, true, true]);
  expect(['/', '/items', '/items/3/4', '/healthz'].map((path) => app?.serves(path))).toEqual([false, false, false, false]);
});

test('Flask, Express and Go', () => {
  expect(appsOf('python', 'app = Flask(__name__)\n@app.route("/a/<int:n>")\ndef a(n): return ""')[0]?.serves('/a/1')).toBe(true);
  expect(appsOf('js', "const app = express();\napp.get('/b/:n', (req, res) => res.end());")[0]?.serves('/b/1')).toBe(true);
  expect(appsOf('go', 'func main() {\n\thttp.HandleFunc("/c", handle)\n}')[0]?.serves('/c')).toBe(true);
});

test.each([
  ['python', 'app = FastAPI()\napp.mount("/static", files)\n@app.get("/")\ndef home(): return ""'],
  ['js', "const app = express();\napp.use(router);\napp.get('/', home);"],
  ['go', 'http.HandleFunc("/", handle)'],
])('what else a program of %s serves is not known', (language, code) => {
  expect(appsOf(language, code)[0]?.open).toBe(true);
});

test('a text that is no such program', () => {
  expect(appsOf('python', 'print("hello")')).toEqual([]);
});
