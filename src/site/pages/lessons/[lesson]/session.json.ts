import type { APIRoute, GetStaticPaths } from 'astro';
import { courseLessons, type CourseLesson } from '../../../course/lessons.ts';
import { lessonSession } from '../../../session/lesson-session.ts';

/** What a lesson's page loads when its reader presses Run. */
export const getStaticPaths = (() =>
  courseLessons().map((course) => ({ params: { lesson: course.slug }, props: { course } }))) satisfies GetStaticPaths;

export const GET: APIRoute<{ course: CourseLesson }> = ({ props }) => Response.json(lessonSession(props.course.lesson));
