import { lessonFolders, lessonId } from './folders.ts';

/**
 * The sidebar: lessons in the order of their folders' numbers, then the pages about the course.
 * Starlight can generate it from folders only below `src/content/docs`, so it is spelt out.
 */
export function courseSidebar(root?: string) {
  return [
    { label: 'Lessons', items: lessonFolders(root).map((folder) => lessonId(folder.name)) },
    {
      label: 'The checks',
      items: [
        { label: 'How it is checked', link: '/how-it-is-checked/' },
        { label: 'What is simulated', link: '/what-is-simulated/' },
        { label: 'Rules', link: '/rules/' },
        { label: 'Coverage', link: '/coverage/' },
      ],
    },
  ];
}
