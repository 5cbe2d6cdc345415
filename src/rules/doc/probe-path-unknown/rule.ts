import { parseImageReference } from '../../../kube/image-reference.ts';
import { localImages } from '../../refs/image-unknown/local-images.ts';
import { asRecord, asString, placeOf, valueAt, type KubeObject } from '../../refs/objects.ts';
import { podTemplateOf, type PodContainer } from '../../refs/pod-templates.ts';
import { listOf } from '../../refs/sentences.ts';
import { pageObjects } from '../../refs/workspace-objects.ts';
import type { Rule, RuleReport } from '../../types.ts';
import { shownApps, type ShownApp } from './routes.ts';

/** A probe must ask a path that the program serves. */
export const rule: Rule = {
  id: 'doc/probe-path-unknown',
  severity: 'warning',
  summary: 'A probe asks a path that the program shown on the page does not serve.',
  why: `For a path that it does not know a program answers 404, and the kubelet counts that as a failure: with a readiness
probe the pod never becomes ready, with a liveness probe its container is restarted again and again.

The routes are read from programs that the page shows in full (FastAPI, Flask, Express, Go's \`HandleFunc\`); one that
also serves files, or mounts what is not shown, is left alone. Only containers of images that the page builds are looked
at. Where the page shows one program and builds several images, it is for information.`,
  source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#define-a-liveness-http-request',
  check({ lesson, report }) {
    const apps = shownApps(lesson);
    if (apps.length === 0 || apps.some((app) => app.open)) return;
    const repositories = new Set(localImages(lesson).built.map(({ repository }) => repository));
    const seen = new Set<string>();
    for (const object of pageObjects(lesson)) {
      for (const container of podTemplateOf(object)?.containers ?? []) {
        const repository = parseImageReference(container.image)?.name;
        if (repository === undefined || !repositories.has(repository)) continue;
        for (const finding of judge(object, container, apps, repositories.size === 1)) {
          const key = `${finding.message} ${finding.range.start.line}`;
          if (!seen.has(key)) report(finding);
          seen.add(key);
        }
      }
    }
  },
};

const PROBES = ['startupProbe', 'readinessProbe', 'livenessProbe'];

/** The first probe of a container with each path that no program serves. */
function judge(object: KubeObject, container: PodContainer, apps: readonly ShownApp[], sure: boolean): RuleReport[] {
  const reported = new Set<string>();
  const probes = PROBES.flatMap((probe) => {
    const get = asRecord(valueAt(container.value, [probe, 'httpGet']));
    const path = asString(get?.['path']);
    return path === undefined || get?.['host'] !== undefined ? [] : [{ path, at: [...container.path, probe, 'httpGet', 'path'] }];
  }).sort((a, b) => placeOf(object, a.at).start.line - placeOf(object, b.at).start.line);
  return probes.flatMap(({ path, at }) => {
    const asked = path.replace(/[?#].*$/, '');
    if (reported.has(asked) || !asked.startsWith('/') || /[<{$]/.test(asked) || apps.some((app) => app.serves(asked))) return [];
    reported.add(asked);
    const served = listOf([...new Set(apps.flatMap((app) => app.paths))].slice(0, 6));
    const where = listOf(apps.map((app) => (app.file === undefined ? `line ${app.line}` : `${app.file}, line ${app.line}`)));
    return [
      {
        range: placeOf(object, at),
        message: `the probe asks for ${asked}, but the program that this page shows (${where}) serves ${served}`,
        help: `add the route ${asked} to the program, or probe a path that it has`,
        ...(sure && apps.length === 1 ? {} : { severity: 'info' as const }),
      },
    ];
  });
}
