/** The colours of a drawing by light and by dark: the pages' own (`web/style/tokens.css`, held to them by a test). */
export const PALETTE = {
  ground: { light: '#e9eeec', dark: '#121817' },
  sheet: { light: '#fbfcfb', dark: '#1a2220' },
  sunken: { light: '#f0f4f2', dark: '#222c2a' },
  ink: { light: '#17211f', dark: '#e5ece9' },
  'ink-soft': { light: '#4d5a57', dark: '#a3b1ad' },
  line: { light: '#cfd8d4', dark: '#33403d' },
  'line-strong': { light: '#74827e', dark: '#7c8c87' },
  tarn: { light: '#135a56', dark: '#7cc7bd' },
  'tarn-ink': { light: '#ffffff', dark: '#0c1b19' },
  'stone-1': { light: '#2c4a48', dark: '#4b6f6b' },
  'stone-2': { light: '#3d625e', dark: '#5d857f' },
  'stone-3': { light: '#557d76', dark: '#759c93' },
  'stone-4': { light: '#7b9c8f', dark: '#9bbbad' },
  'stone-5': { light: '#c3b24a', dark: '#d8c75d' },
  valid: { light: '#14583a', dark: '#8fd6ae' },
  'valid-ground': { light: '#dfeee4', dark: '#17342a' },
  invalid: { light: '#8f2a17', dark: '#f4a994' },
  'invalid-ground': { light: '#f7e2dc', dark: '#402019' },
  unknown: { light: '#6b4c00', dark: '#e6c878' },
  'unknown-ground': { light: '#f5eacb', dark: '#372d14' },
} as const;

/** A colour of {@link PALETTE}. */
export type Colour = keyof typeof PALETTE;
