import type { Lesson } from '../../../lesson/types.ts';

/** A program that a page shows, and the paths that it serves. */
export interface ShownApp {
  file: string | undefined;
  line: number;
  paths: string[];
  /** It serves paths that cannot be read from it. */
  open: boolean;
  serves(path: string): boolean;
}

interface Framework {
  /** What a program that uses it has. */
  used: RegExp;
  /** A route: the path is the only group. */
  route: RegExp;
  /** It serves more than its routes say. */
  open: RegExp;
  /** Paths that it serves by itself. */
  own: RegExp;
}

/** Rules: the routing of https://fastapi.tiangolo.com, https://flask.palletsprojects.com, https://expressjs.com and Go's net/http. */
const FRAMEWORKS: readonly Framework[] = [
  {
    used: /\bFastAPI\s*\(/,
    route: /^[ \t]*@\w+\.(?:get|head|api_route)\(\s*["']([^"']*)["']/gm,
    open: /\.mount\(|include_router\(|add_api_route\(|add_middleware\(|root_path|StaticFiles|Instrumentator|\.expose\(/,
    own: /^\/(?:docs|redoc|openapi\.json)$/,
  },
  {
    used: /\bFlask\s*\(/,
    route: /^[ \t]*@\w+\.(?:route|get)\(\s*["']([^"']*)["']/gm,
    open: /register_blueprint\(|add_url_rule\(|errorhandler|DispatcherMiddleware/,
    own: /^\/static\//,
  },
  {
    used: /\bexpress\s*\(\)/,
    route: /\b\w+\.(?:get|all)\(\s*["'`](\/[^"'`]*)["'`]\s*,/g,
    open: /\.use\(|\.route\(|Router\(/,
    own: /^$/,
  },
  {
    used: /\bhttp\.HandleFunc\(/,
    route: /\bhttp\.HandleFunc\(\s*"(?:GET )?([^"]*)"/g,
    // In Go, the pattern `/` and every one that ends in `/` also match what is below.
    open: /http\.Handle\(|NewServeMux|HandleFunc\(\s*"(?:[A-Z]+ )?[^"]*\/"/,
    own: /^$/,
  },
];

/** The programs of a page that are shown in full, as far as their routes can be read. */
export function shownApps(lesson: Lesson): ShownApp[] {
  return lesson.blocks.flatMap((block) => {
    if (block.skip !== undefined) return [];
    const { text } = block.excerpt;
    const framework = FRAMEWORKS.find(({ used }) => used.test(text));
    if (framework === undefined) return [];
    const paths = [...text.matchAll(framework.route)].map((match) => match[1]!);
    if (paths.length === 0) return [];
    const patterns = paths.map(patternOf);
    return [
      {
        file: block.file,
        line: block.range.start.line,
        paths,
        open: framework.open.test(text) || paths.some((path) => !path.startsWith('/')) || /^[ \t]*(?:\.\.\.|# ?\.\.\.|\/\/ ?\.\.\.)/m.test(text),
        serves: (path: string) => framework.own.test(path) || patterns.some((pattern) => pattern.test(path)),
      },
    ];
  });
}

/** A route with parameters (`/items/{id}`, `/items/<int:id>`, `/items/:id`) as a pattern; a last slash does not matter. */
function patternOf(route: string): RegExp {
  const parts = route.replace(/\/+$/, '').split('/');
  const pattern = parts.map((part) => {
    if (/^(?:\{[^}]*:path\}|<path:[^>]*>|\*.*)$/.test(part)) return '.*';
    if (/^(?:\{.*\}|<.*>|:.*)$/.test(part)) return '[^/]+';
    return part.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  });
  return new RegExp(`^${pattern.join('/')}/?$`);
}
