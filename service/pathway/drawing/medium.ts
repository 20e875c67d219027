/** What a text in a drawing is for; a medium sets each in its own way. */
export const TEXT_ROLES = [
  'pathway-title',
  'pathway-fact',
  'tier-line',
  'tier-title',
  'tier-text',
  'module-title',
  'module-text',
  'assessment',
  'assessment-text',
  'milestone-title',
  'award-line',
  'award-title',
  'award-text',
  'mark',
  'legend',
] as const;

/** One of {@link TEXT_ROLES}. */
export type TextRole = (typeof TEXT_ROLES)[number];

/** Room for lines that run beside one another. */
export interface Channel {
  readonly before: number;
  readonly track: number;
  readonly after: number;
}

/** What a drawing is made for: the measures of its texts and of the room around them, in one unit, pixels or cells. */
export interface Medium {
  /** Text as this medium can show it. */
  shown(text: string): string;
  /** The upper bound of the width of a line. */
  width(text: string, role: TextRole): number;
  lineHeight(role: TextRole): number;
  /** Room for a sign in front of a text. */
  readonly glyph: number;
  /** Room for the sign of a tier, in front of its title. */
  readonly tierSign: number;
  /** Room for what the legend explains, in front of its words. */
  readonly legendSample: number;
  /** Room for the number of an outcome: around its text, and between two. */
  readonly pill: { readonly padding: number; readonly gap: number; readonly height: number };
  readonly card: {
    readonly inline: number;
    readonly block: number;
    /** Above a row that begins something new. */
    readonly space: number;
    /** How wide cards of modules may be. */
    readonly least: number;
    readonly most: number;
    /** How wide the column of awards is, where it stands beside the modules. */
    readonly awards: number;
    /** Where, below the top of a card, an arrow comes in, and where one that does not go straight on goes out. */
    readonly entry: number;
    readonly exit: number;
  };
  readonly band: {
    readonly inline: number;
    readonly block: number;
    readonly gap: number;
    /** Below the header. */
    readonly header: number;
  };
  /** Between two columns, or beside them: before the first line, for each line, and after the last. */
  readonly gutter: Channel;
  /** Between two rows, likewise. */
  readonly row: Channel;
  /** Below this width everything stands in one column. */
  readonly narrowBelow: number;
}
