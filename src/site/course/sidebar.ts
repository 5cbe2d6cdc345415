import { lessonFolders, lessonId } from './folders.ts';

/**
 * The sidebar: lessons in the order of their folders' numbers, then what one looks things up in, then the pages about the checks.
 * Starlight can generate it from folders only below `src/content/docs`, so it is spelt out.
 */
export function courseSidebar(root?: string) {
  return [
    { label: 'Lessons', items: lessonFolders(root).map((folder) => lessonId(folder.name)) },
    {
      label: 'Reference',
      items: [
        { label: 'kubectl cheat sheet', link: '/cheat-sheet/' },
        { label: 'Kinds and fields', link: '/kinds/' },
        { label: 'Local clusters', link: '/local-clusters/' },
        { label: 'Glossary', link: '/glossary/' },
      ],
    },
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
