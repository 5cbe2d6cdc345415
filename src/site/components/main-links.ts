import { lessonFolders } from '../course/folders.ts';

export interface MainLink {
  label: string;
  path: string;
  /** Pages below this path belong to the link. */
  section: string;
}

/** The links of the site's header and footer. */
export function mainLinks(): MainLink[] {
  const first = lessonFolders()[0];
  return [
    ...(first ? [{ label: 'Course', path: `/lessons/${first.slug}/`, section: '/lessons/' }] : []),
    { label: 'How it is checked', path: '/how-it-is-checked/', section: '/how-it-is-checked/' },
    { label: 'Rules', path: '/rules/', section: '/rules/' },
    { label: 'Coverage', path: '/coverage/', section: '/coverage/' },
  ];
}
