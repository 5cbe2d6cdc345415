import { captions } from './src/site/code/caption-plugin.ts';
import { consoleSessions } from './src/site/code/console-plugin.ts';
import { fieldDocs } from './src/site/code/field-docs-plugin.ts';
import { codeThemes } from './src/site/theme/code-theme.ts';

/** Code blocks: our colours, and what Drydock knows of each block of a lesson. */
export default {
  themes: codeThemes,
  useStarlightUiThemeColors: false,
  // For pages without scripts; the theme that a script sets wins.
  useDarkModeMediaQuery: true,
  plugins: [consoleSessions(), fieldDocs(), captions()],
  // A leading `# pod.yaml` comment is part of the manifest; names come from attributes.
  frames: { extractFileNameFromCode: false },
  styleOverrides: {
    borderRadius: '0',
    borderColor: 'var(--dd-line)',
    codeFontWeight: '400',
    codeLineHeight: '1.6',
    codePaddingBlock: '0.75rem',
    codePaddingInline: '1rem',
    uiFontSize: 'var(--sl-text-xs)',
    frames: { frameBoxShadowCssValue: 'none' },
  },
};
