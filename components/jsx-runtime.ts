/**
 * React's JSX, with the unbreakable spaces of French in every text that a page shows: screens are written with plain spaces, and no
 * line begins with a colon. What a person copies as it is (code, keys) keeps its own.
 */
import type { ElementType, Key } from 'react';
import * as dev from 'react/jsx-dev-runtime';
import * as prod from 'react/jsx-runtime';
import { espacer } from '#lib/droit/courrier/espaces.ts';

export { Fragment, type JSX } from 'react/jsx-runtime';

type Props = Readonly<Record<string, unknown>>;

const TEL_QUEL: ReadonlySet<ElementType> = new Set([
  'code',
  'kbd',
  'pre',
  'samp',
  'script',
  'style',
  'textarea',
]);

const espace = (enfant: unknown): unknown => {
  if (typeof enfant === 'string') return espacer(enfant);
  return Array.isArray(enfant) ? enfant.map(espace) : enfant;
};

/** A component hands its texts to elements, which are the ones that show them. */
const montrer = (type: ElementType, props: Props): Props =>
  (typeof type === 'string' || type === prod.Fragment) && 'children' in props && !TEL_QUEL.has(type)
    ? { ...props, children: espace(props.children) }
    : props;

/** React’s own `jsx`. */
export const jsx = (type: ElementType, props: Props, cle?: Key) => prod.jsx(type, montrer(type, props), cle);

/** React’s own `jsxs`: children known beforehand. */
export const jsxs = (type: ElementType, props: Props, cle?: Key) =>
  prod.jsxs(type, montrer(type, props), cle);

/** React’s own `jsxDEV`, of a developer’s server. */
export const jsxDEV: typeof dev.jsxDEV = (type, props, ...reste) =>
  dev.jsxDEV(type, montrer(type, props as Props), ...reste);
