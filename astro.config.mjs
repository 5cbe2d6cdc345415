import mdx from '@astrojs/mdx';
import { unified } from '@astrojs/markdown-remark';
import starlight from '@astrojs/starlight';
import { defineConfig, fontProviders } from 'astro/config';
import { courseSidebar } from './src/site/course/sidebar.ts';
import { drydock } from './src/site/drydock-integration.ts';
import { remarkLesson } from './src/site/lesson-markdown/plugin.ts';
import { stampBlocks } from './src/site/markdown/stamp-blocks.ts';
import { unbrokenCode } from './src/site/markdown/unbroken-code.ts';
import { siteSettings } from './src/site/settings.ts';

const settings = siteSettings(process.env);

/** One weight axis, Latin only: the course is in English. Astro adds a fallback of the same metrics. */
const font = (name, cssVariable, file, fallbacks) => ({
  provider: fontProviders.local(),
  name,
  cssVariable,
  fallbacks,
  options: {
    variants: [
      { weight: '200 900', style: 'normal', src: [`./node_modules/@fontsource-variable/${file}-latin-wght-normal.woff2`] },
    ],
  },
});

export default defineConfig({
  site: settings.site,
  base: settings.base,
  srcDir: './src/site',
  trailingSlash: 'ignore',
  prefetch: false,
  markdown: { processor: unified({ remarkPlugins: [stampBlocks, remarkLesson, unbrokenCode] }) },
  fonts: [
    font('Archivo', '--font-archivo', 'archivo/files/archivo', ['Arial', 'sans-serif']),
    font('Source Sans 3', '--font-source-sans', 'source-sans-3/files/source-sans-3', ['Arial', 'sans-serif']),
    font('JetBrains Mono', '--font-jetbrains-mono', 'jetbrains-mono/files/jetbrains-mono', ['Courier New', 'monospace']),
  ],
  integrations: [
    drydock(),
    starlight({
      title: 'Drydock',
      description: settings.description,
      favicon: '/favicon.svg',
      disable404Route: true,
      credits: false,
      editLink: settings.repository ? { baseUrl: `${settings.repository}/edit/${settings.branch}/` } : {},
      sidebar: courseSidebar(),
      routeMiddleware: './src/site/route-data.ts',
      markdown: { processedDirs: ['./content'] },
      tableOfContents: { minHeadingLevel: 2, maxHeadingLevel: 3 },
      customCss: [
        './src/site/styles/tokens.css',
        './src/site/styles/page.css',
        './src/site/styles/prose.css',
        './src/site/styles/code.css',
      ],
      components: {
        Footer: './src/site/components/Footer.astro',
        Head: './src/site/components/Head.astro',
        Header: './src/site/components/Header.astro',
        PageTitle: './src/site/components/PageTitle.astro',
        Search: './src/site/components/Search.astro',
        Sidebar: './src/site/components/Sidebar.astro',
        SiteTitle: './src/site/components/SiteTitle.astro',
      },
    }),
    mdx({ optimize: false }),
  ],
  vite: {
    // The root has js-yaml 5 and Starlight imports js-yaml 4; left external, Node would give it ours.
    environments: { prerender: { resolve: { noExternal: ['js-yaml'] } } },
    build: {
      rolldownOptions: {
        onLog(level, log, handler) {
          // Every MDX module starts with a directive that only React bundlers read.
          if (log.code !== 'MODULE_LEVEL_DIRECTIVE') handler(level, log);
        },
      },
    },
  },
});
