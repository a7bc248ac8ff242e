import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';

/** The HTML of an element as a person reads it: its unbreakable spaces are spaces. */
export const lireLaPage = (element: ReactElement): string =>
  renderToStaticMarkup(element).replaceAll('\u00a0', ' ');
