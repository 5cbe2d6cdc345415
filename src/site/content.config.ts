import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { defineCollection } from 'astro:content';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { lessonId } from './course/folders.ts';

/**
 * The lessons of `content/`. What a lesson's front matter must hold is checked with everything else
 * by `drydock check`; here the fields are optional, because the site's own pages use this schema too.
 */
export const collections = {
  docs: defineCollection({
    loader: glob({
      base: './content',
      pattern: '*/lesson.mdx',
      generateId: ({ entry }) => lessonId(entry.slice(0, entry.indexOf('/'))),
    }),
    schema: docsSchema({
      extend: z.object({
        objectives: z.array(z.string()).optional(),
        minutes: z.number().optional(),
        prerequisites: z.array(z.string()).optional(),
        profile: z.string().optional(),
        images: z.unknown().optional(),
      }),
    }),
  }),
  /** The words of Starlight's that are ours to choose. */
  i18n: defineCollection({
    loader: () => [{ id: 'en', 'page.previousLink': 'Previous lesson', 'page.nextLink': 'Next lesson' }],
    schema: i18nSchema(),
  }),
};
