import { ExpressiveCodeTheme } from '@expressive-code/core';
import { darkCode, lightCode, type CodePalette } from './palette.ts';

/** The two Expressive Code themes, the one for dark pages first, as Starlight expects. */
export const codeThemes = [codeTheme('dark', darkCode), codeTheme('light', lightCode)];

function paint(foreground: string, ...scope: string[]) {
  return { scope, settings: { foreground } };
}

function codeTheme(type: 'dark' | 'light', colours: CodePalette): ExpressiveCodeTheme {
  return new ExpressiveCodeTheme({
    name: `drydock-${type}`,
    type,
    colors: {
      'editor.background': colours.ground,
      'editor.foreground': colours.ink,
      'terminal.background': colours.ground,
      'titleBar.activeBackground': colours.bar,
      'titleBar.activeForeground': colours.ink,
      'titleBar.border': colours.line,
      'editorGroupHeader.tabsBackground': colours.bar,
      'editorGroupHeader.tabsBorder': colours.line,
      'tab.activeBackground': colours.bar,
      'tab.activeForeground': colours.ink,
      'tab.activeBorderTop': colours.bar,
      'editorLineNumber.foreground': colours.comment,
      focusBorder: colours.key,
    },
    settings: [
      paint(colours.ink, 'source', 'text'),
      paint(colours.comment, 'comment', 'punctuation.definition.comment'),
      paint(
        colours.key,
        'entity.name.tag',
        'support.type.property-name',
        'variable.other.property',
        'entity.name.function',
        'support.function',
      ),
      paint(colours.text, 'string', 'punctuation.definition.string', 'constant.character.escape'),
      paint(colours.number, 'constant.numeric', 'constant.language', 'constant.other'),
      paint(colours.keyword, 'keyword', 'storage', 'entity.name.type', 'entity.other.attribute-name'),
      paint(colours.name, 'variable', 'entity.name', 'meta.embedded'),
      // YAML's plain scalars are text to the grammar, but names and images to the reader.
      paint(colours.ink, 'string.unquoted.plain.out.yaml', 'string.unquoted.plain.in.yaml', 'string.unquoted.argument.shell'),
      paint(colours.punctuation, 'punctuation', 'keyword.operator', 'meta.brace'),
      paint(colours.added, 'markup.inserted'),
      paint(colours.removed, 'markup.deleted', 'invalid'),
    ],
  });
}
