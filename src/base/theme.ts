/** How things look on a terminal, as far as it is a terminal's own: which colours can be read there, and which marks it has. */
export interface Theme {
  /** `none`: no colours at all; `either`: such as can be read on a light and on a dark background. */
  colours: 'none' | 'either' | Background;
  /** Marks and borders of ASCII alone. */
  isAscii: boolean;
}

export type Background = 'light' | 'dark';

/** Texts and nothing else. */
export const plainTheme: Theme = { colours: 'none', isAscii: false };
