import type { APIRoute, GetStaticPaths } from 'astro';
import { courseLessons } from '../../../course/lessons.ts';
import { mediaType, publishedFiles } from '../../../course/manifests.ts';

/** Every file that a lesson leaves in its workspace, so that `kubectl apply -f` can read it from the site. */
export const getStaticPaths = (() =>
  courseLessons()
    .flatMap(publishedFiles)
    .map(({ lesson, name, revision }) => ({
      params: { lesson: lesson.slug, file: name },
      props: { name, text: revision.text.endsWith('\n') ? revision.text : `${revision.text}\n` },
    }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ name: string; text: string }> = ({ props }) =>
  new Response(props.text, { headers: { 'content-type': mediaType(props.name) } });
