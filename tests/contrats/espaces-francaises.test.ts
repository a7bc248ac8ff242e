/** What a page shows has the spaces of French, and what is copied from it has those that were written. */
import { createElement, type ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { Fragment, jsx, jsxs } from '#typographie/jsx-runtime';

const Recu = ({ children }: { children: string }) =>
  createElement('p', null, String(children.includes(' : ')));

const rendre = (element: ReactElement): string => renderToStaticMarkup(element).replaceAll('\u00a0', '~');

test.each([
  [
    'a text',
    jsx('p', { children: 'Motif : « oui » ; pourquoi ? Voilà !' }),
    '<p>Motif~: «~oui~»~; pourquoi~? Voilà~!</p>',
  ],
  [
    'texts around a value',
    jsxs('p', { children: ['Reste', ' : ', 3, ' demandes'] }),
    '<p>Reste~: 3 demandes</p>',
  ],
  [
    'a fragment',
    jsx('label', { children: jsx(Fragment, { children: 'Où est-il ?' }) }),
    '<label>Où est-il~?</label>',
  ],
  [
    'a day and an article',
    jsx('p', { children: 'le 2 octobre 2026, D. 531-4' }),
    '<p>le 2~octobre 2026, D.~531-4</p>',
  ],
])('no line breaks inside %s', (_, element, html) => {
  expect(rendre(element)).toBe(html);
});

test.each(['code', 'kbd', 'pre', 'samp'] as const)('leaves what is copied as it was written: %s', (type) => {
  expect(rendre(jsx(type, { children: 'jq "a : b" ; ls' }))).toContain('a : b&quot; ; ls');
});

test('leaves attributes, values and the apostrophe of a name', () => {
  expect(rendre(jsx('input', { defaultValue: 'a : b', title: 'a : b' }))).toBe(
    '<input title="a : b" value="a : b"/>',
  );
  expect(rendre(jsx('textarea', { defaultValue: 'a : b' }))).toContain('>a : b<');
  expect(rendre(jsx('p', { children: "O'Neill" }))).toBe('<p>O&#x27;Neill</p>');
});

test('a component gets the text as it was written: it may be more than a text to it', () => {
  expect(rendre(jsx(Recu, { children: 'a : b' }))).toBe('<p>true</p>');
});
