import type { Shows } from '../core/ports/summaries.ts';

/** A button that taps back into the bot, opens a link, or puts a text at hand to be pasted elsewhere. */
export type Button = {
  text: string;
  style?: 'primary' | 'success' | 'danger';
} & ({ data: string } | { url: string } | { copy: string });

/** A way back, to a place that is named as the button to it is. */
export function backButton(place: string, data: string): Button {
  return { text: `‹ ${place}`, data };
}

/** One message a person sees. `text` is HTML (b, i, pre and their like), at most 4,096 characters once parsed. */
export type Screen = {
  text: string;
  buttons: Button[][];
  /** Forbids forwarding and saving: own answers, words of others. */
  protect?: boolean;
  /** Whose words stand on it: written down before it is sent. An empty list says that nobody's do any longer. */
  shows?: Shows;
  /** It is answered by typing, as the turn says that brings it. */
  asks?: boolean;
};
